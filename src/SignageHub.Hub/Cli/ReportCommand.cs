using System.CommandLine;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using SignageHub.Core;
using SignageHub.Documents.Reports;
using SignageHub.Documents.Reports.Docx;
using SignageHub.Hub.DarkHours;
using SignageHub.Hub.Publishing;
using SignageHub.Hub.Reports;
using SignageHub.Hub.Storage;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub report</c>: the báo cáo on a playlist, from what the journals prove.</summary>
internal static class ReportCommand
{
    private static readonly Option<string> PlaylistName = new("--playlist") { Description = "The playlist: its file's name without .json", HelpName = "ID", Required = true };

    private static readonly Option<string?> From = new("--from") { Description = "First day; left out, the first on which it was to show or did", HelpName = "DAY" };

    private static readonly Option<string?> To = new("--to") { Description = "Last day, included; left out, the last up to today", HelpName = "DAY" };

    private static readonly Option<string?> Docx = Out("--docx", "Write the report as DOCX, in the form of Nghị định 30/2020/NĐ-CP");

    private static readonly Option<string?> Html = Out("--html", "Write the report as a web page");

    private static readonly Option<string?> Csv = Out("--csv", "Write every board, slogan and day as CSV");

    private static readonly Option<string?> Xlsx = Out("--xlsx", "Write the same as a spreadsheet");

    private static readonly Option<string?> Parent = Text("--parent", "The body above the office, for the head: \"UBND TỈNH BÌNH THUẬN\"");

    private static readonly Option<string?> Place = Text("--place", "Where it is signed: \"Bình Thuận\"");

    private static readonly Option<string?> Code = Text("--code", "The letters after BC-; left out, those of the plan's number");

    private static readonly Option<string[]> Addressee = Addressees();

    private static readonly Option<string?> Signer = Text("--signer", "The signer's office; lines are separated by |: \"KT. GIÁM ĐỐC|PHÓ GIÁM ĐỐC\"");

    private static readonly Option<string?> SignerName = Text("--signer-name", "The signer's name, below the room for the signature");

    public static Command Create()
    {
        var command = new Command("report", "Write the report on a playlist from what the boards' journals prove")
        {
            PlaylistName, From, To, Docx, Html, Csv, Xlsx, Addressee, Parent, Place, Code, Signer, SignerName, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data,
        };
        command.SetAction(parse =>
        {
            var (output, settings) = (CommonOptions.Output(parse), CommonOptions.Settings(parse));
            var scenes = SceneLibrary.With(settings);
            var signage = LoadedSignage.Load(settings, output, scenes);
            var playlist = signage.Playlists.FirstOrDefault(p => p.Id == parse.GetValue(PlaylistName)) ?? throw ApproveCommand.NoPlaylist(parse.GetValue(PlaylistName)!, signage);
            var wanted = Formats.Where(format => parse.GetValue(format.Option) is not null).ToList();
            // Before minutes are spent on reading: every path can be written, and no file is written over another.
            OutputFile.Check([.. wanted.Select(format => parse.GetValue(format.Option)!)]);
            var data = DataFolder.Open(settings.DataFolder);
            var maker = new ReportMaker(new PlayJournals(data), new DarkHourBook(data, published: null, NullLogger<DarkHourBook>.Instance), scenes);
            var model = maker.Make(signage, playlist, Asked(parse, signage.Office.TimeZone), TimeProvider.System.Now(), work => Progress.Run(output, output.Say(work.Title), work.Steps.Count, i => work.Steps[i]()));
            Write(parse, wanted, model, output);
            return LoadedSignage.ExitCodeOf(signage);
        });
        return command;
    }

    private static AskedReport Asked(ParseResult parse, DateTimeZone zone) => new(Day(parse.GetValue(From), zone), Day(parse.GetValue(To), zone))
    {
        Parent = parse.GetValue(Parent),
        Place = parse.GetValue(Place),
        Code = parse.GetValue(Code),
        Addressees = parse.GetValue(Addressee) ?? [],
        Signer = parse.GetValue(Signer)?.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [],
        SignerName = parse.GetValue(SignerName),
    };

    private static IReadOnlyList<(Option<string?> Option, Func<ReportModel, Language, byte[]> Write)> Formats =>
        [(Docx, ReportDocx.Write), (Html, ReportHtml.Write), (Csv, ReportCsv.Write), (Xlsx, ReportXlsx.Write)];

    private static void Write(ParseResult parse, IReadOnlyList<(Option<string?> Option, Func<ReportModel, Language, byte[]> Write)> wanted, ReportModel model, Output output)
    {
        Progress.Run(output, output.Say("Writing", "Đang ghi"), wanted.Count, i => OutputFile.Write(parse.GetValue(wanted[i].Option)!, wanted[i].Write(model, output.Language)));
        if (wanted.Count == 0)
        {
            foreach (var line in ReportPlain.Lines(model, output.Language))
                output.Result.WriteLine(line);
            output.PeopleMessages.MarkupLineInterpolated($"[dim]{output.Say("The annexes stand in the files: --docx or --html; all figures in --xlsx or --csv.", "Các phụ lục nằm trong tệp: --docx hoặc --html; toàn bộ số liệu: --xlsx hoặc --csv.")}[/]");
        }
        else
            output.Result.WriteLine(output.Say(
                $"Written: {string.Join(", ", wanted.Select(w => parse.GetValue(w.Option)))}. Number, day and signature are left to the clerk.",
                $"Đã ghi: {string.Join(", ", wanted.Select(w => parse.GetValue(w.Option)))}. Số, ngày và chữ ký để trống cho văn thư."));
    }

    private static LocalDate? Day(string? text, DateTimeZone zone) => text is null ? null : ReportDays.TryRead(text, out var day, out _) ? day : LoadedSignage.Instant(text, zone).InZone(zone).Date;

    private static Option<string?> Out(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "FILE" };
        CommonOptions.NeverEmpty(option);
        return option;
    }

    private static Option<string[]> Addressees()
    {
        var option = new Option<string[]>("--addressee") { Description = "Whom it goes to, again for each; left out, as the plan says", HelpName = "TEXT" };
        CommonOptions.NeverEmpty(option);
        ShortEnough(option);
        return option;
    }

    private static Option<string?> Text(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "TEXT" };
        CommonOptions.NeverEmpty(option);
        ShortEnough(option);
        return option;
    }

    private static void ShortEnough(Option option) => option.Validators.Add(result =>
    {
        if (result.Tokens.Any(token => token.Value.Length > 200))
            result.AddError(CommonOptions.Say(result, $"{option.Name} takes at most 200 characters.", $"{option.Name} chỉ nhận tối đa 200 ký tự."));
    });
}
