using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using SignageHub.Benchmarks.Player;
using SignageHub.Hub;
using SignageHub.Hub.Accounts;
using SignageHub.Hub.Storage;

namespace SignageHub.Benchmarks.Pages;

/// <summary>An office with many boards of six kinds, 20 playlists of 10 entries beside the everyday one, drafts among them, and somebody who is signed in.</summary>
internal sealed class PagesOffice : IDisposable
{
    private static readonly string[] Kinds = ["192x32", "96x16", "320x32", "128x64", "256x48", "160x32"];

    public PagesOffice(int boards)
    {
        var list = string.Join(",\n", Enumerable.Range(1, boards).Select(n => Text($$"""{ "id": "board-{{n}}", "name": "Bảng LED số {{n}}", "size": "{{Kinds[n % Kinds.Length]}}", "color": "{{(n % 2 == 0 ? "red" : "rgb")}}", "groups": ["g{{n % 10}}"] }""")));
        File.WriteAllText(Files.BoardsFile, $$"""{ "office": "Sở Công Thương", "timeZone": "Asia/Ho_Chi_Minh", "boards": [ {{list}} ] }""");
        foreach (var number in Enumerable.Range(1, 20))
        {
            var entries = string.Join(",\n", Enumerable.Range(1, 10).Select(e =>
                Text($$"""{ "slogan": "Khẩu hiệu {{number}}, số {{e}}: chung tay bảo vệ môi trường", "when": { "yearly": "{{e:00}}-01/{{e + 2:00}}-28" }{{(e > 8 ? ", \"draft\": true" : "")}} }""")));
            File.WriteAllText(Path.Combine(Files.Playlists, Text($"plan-{number:00}.json")), Text($$"""{ "name": "Kế hoạch {{number}}", "boards": ["group:g{{number % 10}}"], "entries": [ {{entries}} ] }"""));
        }

        var data = DataFolder.Open(Files.Data);
        var account = new Account { Id = AccountStore.NewId(), Name = "lan", Display = "Nguyễn Thị Lan", Grants = [new Grant(Role.Admin)], Password = "-", Stamp = "1" };
        new AccountStore(data).Add(account);
        Session = new Sessions(data, new HubClock(), NullLogger<Sessions>.Instance).Begin(account, "127.0.0.1", "figures");
    }

    public MeasuredOffice Files { get; } = new("board-1");

    /// <summary>The cookie's value.</summary>
    public string Session { get; }

    public void Dispose() => Files.Dispose();

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
