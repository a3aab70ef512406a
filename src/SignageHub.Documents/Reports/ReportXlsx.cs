using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using NodaTime;
using SignageHub.Core;

namespace SignageHub.Documents.Reports;

/// <summary>The report as a spreadsheet: texts are texts, numbers are numbers, days are days, nothing is a formula.</summary>
public static class ReportXlsx
{
    private const uint Bold = 1;

    private const uint DayStyle = 2;

    private const uint TimeStyle = 3;

    private const uint MomentStyle = 4;

    /// <summary>The first number that a workbook may give to a format of its own.</summary>
    private const uint FirstFormat = 164;

    private static readonly string[] Formats = ["dd/mm/yyyy", "hh:mm:ss", "dd/mm/yyyy hh:mm"];

    /// <summary>Day 0 of the 1900 calendar as spreadsheets count it from March 1900 on.</summary>
    private static readonly LocalDate Epoch = new(1899, 12, 30);

    public static byte[] Write(ReportModel model, Language language)
    {
        var words = new ReportWords(language);
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            (document.PackageProperties.Title, document.PackageProperties.Language) = (Clean(ReportText.Of(model, language).Subject), Docx.DocxSettings.LanguageOf(language));
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = new Sheets();
            foreach (var (sheet, i) in ReportSheets.Of(model, words).Select((sheet, i) => (sheet, i)))
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = SheetOf(sheet);
                sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)i + 1, Name = sheet.Name });
            }

            book.Workbook.Append(sheets);
        }

        return stream.ToArray();
    }

    private static Worksheet SheetOf(ReportSheet sheet)
    {
        var rows = new SheetData(Row(1, [.. sheet.Columns.Select(column => (object?)column.Head)], isBold: true));
        rows.Append(sheet.Rows.Select((row, i) => Row((uint)i + 2, row, isBold: i >= sheet.Rows.Count - sheet.Bold)));
        return new Worksheet(
            new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
            new Columns(sheet.Columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })),
            rows);
    }

    private static Stylesheet Styles() => new(
        new NumberingFormats(Formats.Select((code, i) => new NumberingFormat { NumberFormatId = FirstFormat + (uint)i, FormatCode = code })) { Count = (uint)Formats.Length },
        new Fonts(FontOf(bold: false), FontOf(bold: true)) { Count = 2 },
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
        { Count = 2 },
        new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
        new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
        new CellFormats(
        [
            new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
            new CellFormat { NumberFormatId = 0, FontId = 1, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true },
            .. Formats.Select((_, i) => new CellFormat { NumberFormatId = FirstFormat + (uint)i, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0, ApplyNumberFormat = true }),
        ])
        { Count = 2 + (uint)Formats.Length });

    private static Font FontOf(bool bold)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = 12 }, new FontName { Val = Docx.DocxMeasures.Font });
        return font;
    }

    private static Row Row(uint number, IReadOnlyList<object?> cells, bool isBold)
    {
        var row = new Row { RowIndex = number };
        row.Append(cells.Select((value, i) => (value, Place: $"{(char)('A' + i)}{number.ToString(CultureInfo.InvariantCulture)}")).Where(cell => cell.value is not null).Select(cell => CellOf(cell.Place, cell.value!, isBold)));
        return row;
    }

    private static Cell CellOf(string place, object value, bool isBold) => value switch
    {
        string text => new Cell
        {
            CellReference = place,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }),
            StyleIndex = isBold ? Bold : 0,
        },
        long whole => Number(place, whole, isBold ? Bold : 0),
        double number => Number(place, number, isBold ? Bold : 0),
        LocalDate day => Number(place, DaysOf(day), DayStyle),
        LocalTime time => Number(place, FractionOf(time), TimeStyle),
        LocalDateTime moment => Number(place, DaysOf(moment.Date) + FractionOf(moment.TimeOfDay), MomentStyle),
        _ => throw new ArgumentException($"A cell holds no {value.GetType().Name}.", nameof(value)),
    };

    private static Cell Number(string place, double number, uint style) =>
        new() { CellReference = place, CellValue = new CellValue(number.ToString("R", CultureInfo.InvariantCulture)), DataType = CellValues.Number, StyleIndex = style };

    private static double DaysOf(LocalDate day) => Period.DaysBetween(Epoch, day);

    private static double FractionOf(LocalTime time) => time.NanosecondOfDay / (double)NodaConstants.NanosecondsPerDay;

    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF)));
}
