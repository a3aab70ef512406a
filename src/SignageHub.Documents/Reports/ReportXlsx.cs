using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using SignageHub.Core;

namespace SignageHub.Documents.Reports;

/// <summary>The same rows as a spreadsheet: texts are texts, numbers are numbers, nothing is a formula.</summary>
public static class ReportXlsx
{
    private const uint Bold = 1;

    /// <summary>Columns that hold numbers, from 0.</summary>
    private static readonly int[] Numbers = [5, 6, 7];

    private static readonly double[] Widths = [12, 26, 18, 60, 12, 14, 12, 10, 10, 10, 60];

    public static byte[] Write(ReportModel model, Language language)
    {
        using var stream = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            book.Workbook = new Workbook();
            var styles = book.AddNewPart<WorkbookStylesPart>();
            styles.Stylesheet = new Stylesheet(
                new Fonts(FontOf(bold: false), FontOf(bold: true)) { Count = 2 },
                new Fills(
                    new Fill(new PatternFill { PatternType = PatternValues.None }),
                    new Fill(new PatternFill { PatternType = PatternValues.Gray125 }))
                { Count = 2 },
                new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder())) { Count = 1 },
                new CellStyleFormats(new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0 }) { Count = 1 },
                new CellFormats(
                    new CellFormat { NumberFormatId = 0, FontId = 0, FillId = 0, BorderId = 0, FormatId = 0 },
                    new CellFormat { NumberFormatId = 0, FontId = 1, FillId = 0, BorderId = 0, FormatId = 0, ApplyFont = true })
                { Count = 2 });
            var sheet = book.AddNewPart<WorksheetPart>();
            var rows = new SheetData(Row(1, ReportRows.Head(language), isHead: true));
            rows.Append(ReportRows.Of(model, language).Select((row, i) => Row((uint)i + 2, row, isHead: false)));
            sheet.Worksheet = new Worksheet(
                new SheetViews(new SheetView(new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0 }),
                new Columns(Widths.Select((width, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = width, CustomWidth = true })),
                rows);
            book.Workbook.Append(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = language == Language.Vietnamese ? "Theo ngày" : "By day" }));
        }

        return stream.ToArray();
    }

    private static Font FontOf(bool bold)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = 12 }, new FontName { Val = Docx.DocxMeasures.Font });
        return font;
    }

    private static Row Row(uint number, IReadOnlyList<string> cells, bool isHead)
    {
        var row = new Row { RowIndex = number };
        row.Append(cells.Select((text, i) => CellOf($"{(char)('A' + i)}{number.ToString(CultureInfo.InvariantCulture)}", text, !isHead && Numbers.Contains(i), isHead)));
        return row;
    }

    private static Cell CellOf(string place, string text, bool isNumber, bool isHead) => isNumber
        ? new Cell { CellReference = place, CellValue = new CellValue(text), DataType = CellValues.Number }
        : new Cell
        {
            CellReference = place,
            DataType = CellValues.InlineString,
            InlineString = new InlineString(new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve }),
            StyleIndex = isHead ? Bold : 0,
        };

    private static string Clean(string text) => string.Concat(text.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune) && rune.Value is not (0xFFFE or 0xFFFF)));
}
