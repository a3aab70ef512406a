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
                    "POST" => (await browser.Post(PathOf(endpoint))).Status,
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
            var answer = !isPost ? await browser.Get(path) : role is null ? await browser.Post(path) : await browser.Send("/account", path);

            Assert.True(
                answer.Status == HttpStatusCode.Forbidden || (role is null && (answer.Status == HttpStatusCode.Unauthorized || answer.To?.StartsWith("/sign-in?", StringComparison.Ordinal) == true)),
                $"{role} {(isPost ? "POST" : "GET")} {path}: {answer.Status}");
        }
    }

    private static string PathOf(RouteEndpoint endpoint) =>
        "/" + endpoint.RoutePattern.RawText!.TrimStart('/').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal);

    private Account Person(Role role) => Hub.Get<AccountStore>().Named("role-" + $"{role}".ToLowerInvariant()) ?? Hub.Person("role-" + $"{role}".ToLowerInvariant(), new Grant(role));
}
