using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SignageHub.Hub.Accounts;

namespace SignageHub.Hub.Tests.Accounts;

/// <summary>Every end point, every role.</summary>
public sealed class RightsMatrixTests(SharedWebHub shared) : IClassFixture<SharedWebHub>
{
    private WebHub Hub => shared.Hub;

    private List<RouteEndpoint> Endpoints => [.. Hub.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    [Fact]
    public void EveryEndPoint_SaysWhoMayReachIt() => Assert.All(Endpoints, endpoint => Assert.True(
        endpoint.Metadata.GetMetadata<Access>() is not null,
        $"{endpoint.RoutePattern.RawText} has no rule and is shut: end its Map… with .Open(), .View(), .Door(), .Machines() or .Needs(Deed.…)."));

    [Fact]
    public void EveryEndPointThatChangesSomething_IsForPeopleWhoMay_OrADoor() => Assert.All(
        Endpoints.Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(m => m is not ("GET" or "HEAD")) == true),
        endpoint =>
        {
            var access = endpoint.Metadata.GetMetadata<Access>()!;
            Assert.True(access.Deed is not null || access.IsDoor || access.IsForMachines, endpoint.RoutePattern.RawText);
        });

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Editor)]
    [InlineData(Role.Approver)]
    [InlineData(Role.Admin)]
    public async Task EndPoint_ForMoreThanTheRole_IsShut(Role? role)
    {
        using var browser = role is { } known ? Hub.As(Person(known)) : Hub.Open();
        foreach (var endpoint in Endpoints)
        {
            var access = endpoint.Metadata.GetMetadata<Access>()!;
            // Programs' end points want a token, whoever's cookie comes along; see ApiTests.
            if (access.IsApi)
            {
                var status = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0] switch
                {
                    "GET" => (await browser.Get(PathOf(endpoint))).Status,
                    "POST" => (await Knock(() => browser.Post(PathOf(endpoint)))).Status,
                    _ => HttpStatusCode.Unauthorized,
                };
                Assert.True(status == HttpStatusCode.Unauthorized, $"{endpoint.RoutePattern.RawText}: {status}");
                continue;
            }

            if (access.Deed is not { } deed || (role is not null && role >= Rights.Least(deed)))
                continue;
            var path = PathOf(endpoint);
            var isPost = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Contains("POST");
            // The token of a page that everybody with an account has: it is the right that is missing, not the form.
            var answer = !isPost ? await browser.Get(path) : await Knock(() => role is null ? browser.Post(path) : browser.Send("/account", path));

            Assert.True(
                answer.Status == HttpStatusCode.Forbidden || (role is null && (answer.Status == HttpStatusCode.Unauthorized || answer.To?.StartsWith("/sign-in?", StringComparison.Ordinal) == true)),
                $"{role} {(isPost ? "POST" : "GET")} {path}: {answer.Status}");
        }
    }

    /// <summary>As a well-behaved visitor: told that this is too often, they wait a second and come again.</summary>
    private static async Task<(HttpStatusCode Status, string Text, string? To)> Knock(Func<Task<(HttpStatusCode Status, string Text, string? To)>> knock)
    {
        var answer = await knock();
        for (var again = 0; answer.Status == HttpStatusCode.TooManyRequests && again < 30; again++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
            answer = await knock();
        }

        return answer;
    }

    /// <summary>With a token that may write: it is the right of its person that is missing, wherever an end point wants more than their role, or more than one group's.</summary>
    [Theory]
    [InlineData(Role.Viewer, null)]
    [InlineData(Role.Editor, null)]
    [InlineData(Role.Approver, null)]
    [InlineData(Role.Admin, "indoor")]
    public async Task EndPointForPrograms_ForMoreThanTheRole_IsShut(Role role, string? group)
    {
        using var program = Hub.Program(Hub.Person("token-" + AccountStore.NewId(), new Grant(role, group)), mayWrite: true);
        var grants = new[] { new Grant(role, group) };
        var shut = 0;
        foreach (var endpoint in Endpoints.Where(e => e.Metadata.GetMetadata<Access>()!.IsApi))
        {
            if (Rights.MayAnywhere(grants, endpoint.Metadata.GetMetadata<Access>()!.Deed!.Value))
                continue;
            var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
            using var request = new HttpRequestMessage(new HttpMethod(method), PathOf(endpoint));

            using var answer = await program.SendAsync(request, TestContext.Current.CancellationToken);

            Assert.True(answer.StatusCode == HttpStatusCode.Forbidden, $"{role} {group} {method} {endpoint.RoutePattern.RawText}: {answer.StatusCode}");
            shut++;
        }

        Assert.InRange(shut, 1, 100);
    }

    /// <summary>The rule that each end point of the interface states, by hand: what is written beside the code cannot go wrong with it.</summary>
    [Fact]
    public void EndPointsForPrograms_WantWhatThePagesWant()
    {
        var wanted = new Dictionary<string, Role>(StringComparer.Ordinal)
        {
            ["/api/v1/accounts"] = Role.Admin,
            ["/api/v1/accounts/{id}"] = Role.Admin,
            ["/api/v1/audit"] = Role.Admin,
            ["/api/v1/hooks"] = Role.Admin,
            ["/api/v1/hooks/{id}"] = Role.Admin,
            ["/api/v1/hooks/{id}/deliveries"] = Role.Admin,
            ["/api/v1/hooks/{id}/test"] = Role.Admin,
            ["/api/v1/boards/{id}/commands"] = Role.Admin,
            ["/api/v1/boards/{id}/revoke"] = Role.Admin,
            ["/api/v1/enrolments"] = Role.Admin,
            ["/api/v1/enrolments/confirm"] = Role.Admin,
            ["/api/v1/red-button/lift"] = Role.Approver,
            ["/api/v1/plans"] = Role.Editor,
            ["/api/v1/plans/{ticket}/import"] = Role.Editor,
            ["/api/v1/preview"] = Role.Editor,
            ["/api/v1/observances/confirmed"] = Role.Editor,
            ["/api/v1/observances/themes"] = Role.Editor,
            ["/api/v1/observances/own"] = Role.Editor,
            ["/api/v1/observances/undo"] = Role.Editor,
            ["/api/v1/observances/{id}/{deed}"] = Role.Editor,
            ["/api/v1/playlists/{id}/entries/{number}/move"] = Role.Editor,
            ["/api/v1/deleted-playlists/{id}"] = Role.Editor,
        };

        Assert.All(wanted, rule => Assert.All(
            Endpoints.Where(e => e.RoutePattern.RawText == rule.Key),
            endpoint => Assert.Equal(rule.Value, Rights.Least(endpoint.Metadata.GetMetadata<Access>()!.Deed!.Value))));
        Assert.All(wanted.Keys, path => Assert.Contains(Endpoints, e => e.RoutePattern.RawText == path));
    }

    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    private Account Person(Role role) => Hub.Get<AccountStore>().Named("role-" + $"{role}".ToLowerInvariant()) ?? Hub.Person("role-" + $"{role}".ToLowerInvariant(), new Grant(role));
}
