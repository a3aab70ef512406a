using System.CommandLine;
using System.Globalization;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Observances;
using SignageHub.Hub.Observances;
using SignageHub.Hub.Web;
using Spectre.Console;

namespace SignageHub.Hub.Cli;

/// <summary><c>signagehub observance</c>: the observances of a year, and the confirmation of a movable day.</summary>
internal static class ObservanceCommand
{
    public static Command Create() => new("observance", "List the observances, or confirm the day of a movable one") { List(), Confirm() };

    /// <summary>The year of today, where none is given.</summary>
    public static readonly Option<int?> Year = YearOption();

    private static Command List()
    {
        var command = new Command("list", "List the observances with their days in a year")
        {
            Year, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data, CommonOptions.Json,
        };
        command.SetAction(parse =>
        {
            var output = CommonOptions.Output(parse);
            var signage = LoadedSignage.Load(CommonOptions.Settings(parse), output);
            var year = YearOf(parse, signage.Office.TimeZone);
            var days = signage.Observances.All.SelectMany(o => Occurrences.Of(o, year).Select(day => (o, day)))
                .OrderBy(d => d.day.First).ThenBy(d => d.day.Last).ToList();
            if (parse.GetValue(CommonOptions.Json))
                output.Json(days.Select(d => Describe(d.o, d.day)));
            else
                output.People.Write(Table(days, output));
            return LoadedSignage.ExitCodeOf(signage);
        });
        return command;
    }

    private static Command Confirm()
    {
        var id = new Argument<string>("ID") { Description = "The observance, for example gio-trai-dat" };
        var date = new Option<string>("--date") { Description = "Its day (the first of several), 2027-03-27", HelpName = "DAY", Required = true };
        var document = new Option<string>("--document") { Description = "The document that says so", HelpName = "NUMBER", Required = true };
        CommonOptions.NeverEmpty(document);
        var anyway = new Option<bool>("--anyway") { Description = "Also a day that is far from the proposed one or on another weekday" };
        var replace = new Option<bool>("--replace") { Description = "In the place of the confirmation that the year has already" };
        var command = new Command("confirm", "Confirm the day of a movable observance: written to playlists/observances.json")
        {
            id, date, document, anyway, replace, CommonOptions.Boards, CommonOptions.Playlists, CommonOptions.Data,
        };
        command.SetAction(parse =>
        {
            var (settings, output) = (CommonOptions.Settings(parse), CommonOptions.Output(parse));
            var signage = LoadedSignage.Load(settings, output);
            var observance = signage.Observances.Find(parse.GetValue(id)!) ?? throw Unknown(parse.GetValue(id)!, signage.Observances);
            if (!WrittenDay.TryRead(parse.GetValue(date)!, out var day, out var problem))
                throw new InputProblemException(new Bilingual($"--date: {problem.En}.", $"--date: {problem.Vi}."));
            if (!ObservancesFile.IsDocument(parse.GetValue(document)!))
                throw new InputProblemException(YearTexts.NoDocument);
            if (ConfirmationDoubt.Of(observance, day, parse.GetValue(replace)) is { } doubt && (doubt.Kind != DoubtKind.Strange || !parse.GetValue(anyway)))
                throw new InputProblemException(WithRemedy(doubt));
            Confirmation? replaced = null;
            var (before, after) = ObservancesFile.Confirm(
                settings.PlaylistsFolder, observance, day, parse.GetValue(document)!, parse.GetValue(anyway), parse.GetValue(replace) ? confirmed => (replaced = confirmed) is not null : null);
            var file = Path.Combine(settings.PlaylistsFolder, ObservancesReader.FileName);
            if (before == after)
            {
                output.Result.WriteLine(output.Say(
                    $"{observance.Name.En} {day.Year} on {LocalDatePattern.Iso.Format(day)} stands there already; nothing was changed.",
                    $"{observance.Name.Vi} năm {day.Year} ngày {WallTime.Day(day, Language.Vietnamese)} đã có sẵn; không có gì thay đổi."));
                return ExitCode.Fine;
            }

            CommandAudit.Write(
                parse, replaced is null ? "observance.confirm" : "observance.replace", observance.Id, replaced is null ? null : AskedDay.Seen(replaced), $"{LocalDatePattern.Iso.Format(day)} {parse.GetValue(document)}");
            if (replaced is not null)
                output.Result.WriteLine(output.Say(
                    $"In the place of {LocalDatePattern.Iso.Format(replaced.Date)} by {replaced.Document}.", $"Thay cho ngày {WallTime.Day(replaced.Date, Language.Vietnamese)} theo {replaced.Document}."));
            output.Result.WriteLine(output.Say(
                $"{observance.Name.En} {day.Year} is on {LocalDatePattern.Iso.Format(day)}; written to {file}.",
                $"{observance.Name.Vi} năm {day.Year} là ngày {day.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture)}; đã ghi vào {file}."));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Bilingual WithRemedy(ConfirmationDoubt doubt) => doubt.Kind switch
    {
        DoubtKind.Replaces => new($"{doubt.Words.En} To put another in its place, add --replace.", $"{doubt.Words.Vi} Muốn thay thì thêm --replace."),
        DoubtKind.Strange => new($"{doubt.Words.En} If the document says so, add --anyway.", $"{doubt.Words.Vi} Nếu văn bản đúng là như vậy thì thêm --anyway."),
        _ => doubt.Words,
    };

    public static int YearOf(ParseResult parse, DateTimeZone zone) => parse.GetValue(Year) ?? new HubClock().Now().InZone(zone).Year;

    private static object Describe(Observance observance, Occurrence day) => new
    {
        observance.Id,
        Name = observance.Name.Vi,
        English = observance.Name.En,
        From = LocalDatePattern.Iso.Format(day.First),
        To = LocalDatePattern.Iso.Format(day.Last),
        Proposed = day.IsProposed,
        day.Document,
        Theme = observance.Themes.GetValueOrDefault(day.Year),
        observance.Issuer,
        observance.Sources,
        observance.Aliases,
        observance.Since,
        Hours = observance.Hours.Select(h => h.ToString()),
        observance.Note,
        Own = observance.IsOwn,
    };

    private static Table Table(IReadOnlyList<(Observance Observance, Occurrence Day)> days, Output output)
    {
        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumn(output.Say("Days", "Ngày")).AddColumn(output.Say("Id", "Mã"));
        table.AddColumn(output.Say("Observance", "Ngày kỷ niệm")).AddColumn(output.Say("Theme", "Chủ đề"));
        foreach (var (observance, day) in days)
        {
            var theme = observance.Themes.GetValueOrDefault(day.Year);
            table.AddRow(
                Markup.Escape(Words.Days(day.First, day.Last) + (day.IsProposed ? output.Say(" (proposed)", " (dự kiến)") : "")),
                Markup.Escape(observance.Id),
                Markup.Escape(output.Say(observance.Name)),
                Markup.Escape(theme?.Text ?? theme?.Original ?? "—"));
        }

        return table;
    }

    private static InputProblemException Unknown(string id, ObservanceLibrary library) => library.Meant(id) is { } meant
        ? new(new Bilingual($"There is no observance '{id}'; did you mean '{meant}'?", $"Không có ngày kỷ niệm '{id}'; có phải ý bạn là '{meant}'?"))
        : new(new Bilingual($"There is no observance '{id}'; see 'signagehub observance list'.", $"Không có ngày kỷ niệm '{id}'; xem 'signagehub observance list'."));

    private static Option<int?> YearOption()
    {
        var option = new Option<int?>("--year") { Description = "The year; left out, this one", HelpName = "YEAR" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < Occurrences.FirstYear or > Occurrences.LastYear))
                result.AddError(CommonOptions.Say(
                    result,
                    $"--year takes a year, {Occurrences.FirstYear} to {Occurrences.LastYear}, not '{result.Tokens[0].Value}'.",
                    $"--year cần một năm từ {Occurrences.FirstYear} đến {Occurrences.LastYear}, không phải '{result.Tokens[0].Value}'."));
        });
        return option;
    }
}
