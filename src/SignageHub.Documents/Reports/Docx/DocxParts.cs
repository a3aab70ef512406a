using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SignageHub.Documents.Reports.Docx;

/// <summary>How letters of a run look.</summary>
internal readonly record struct Letters(int HalfPoints, bool Bold = false, bool Italic = false);

/// <summary>Paragraphs and tables as the decree wants them.</summary>
internal static class DocxParts
{
    /// <summary>A rule of its own line: half a point, black, drawn and not typed.</summary>
    private const uint RuleWidth = 6;

    public static Paragraph Line(string text, Letters letters, JustificationValues align, int after = 0, bool keepWithNext = false, int left = 0) =>
        new(Properties(align, after, DocxMeasures.SingleLine, firstLine: 0, keepWithNext, left), Run(text, letters));

    /// <summary>Justified, the first line set in.</summary>
    public static Paragraph Body(string text, Letters letters, bool keepWithNext = false) =>
        new(Properties(JustificationValues.Both, DocxMeasures.AfterParagraph, DocxMeasures.Line, DocxMeasures.FirstLine, keepWithNext), Run(text, letters));

    /// <summary>A rule in the middle of a column.</summary>
    /// <param name="length">Twips.</param>
    /// <param name="column">The column's width in twips.</param>
    /// <param name="after">The room below it.</param>
    public static Paragraph Rule(int length, int column, int after)
    {
        var side = Math.Max(0, (column - length) / 2).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new Paragraph(new ParagraphProperties(
            new ParagraphBorders(new TopBorder { Val = BorderValues.Single, Size = RuleWidth, Space = 1, Color = "000000" }),
            new SpacingBetweenLines { Before = "40", After = Text(after), Line = "60", LineRule = LineSpacingRuleValues.Exact },
            new Indentation { Left = side, Right = side },
            new Justification { Val = JustificationValues.Center },
            new ParagraphMarkRunProperties(new FontSize { Val = "4" })));
    }

    public static Run Run(string text, Letters letters)
    {
        var properties = new RunProperties();
        if (letters.Bold)
            properties.Append(new Bold());
        if (letters.Italic)
            properties.Append(new Italic());
        properties.Append(new Color { Val = "000000" }, new FontSize { Val = Text(letters.HalfPoints) }, new FontSizeComplexScript { Val = Text(letters.HalfPoints) });
        return new Run(properties, new Text(Clean(text)) { Space = SpaceProcessingModeValues.Preserve });
    }

    /// <summary>A table without lines that puts things side by side.</summary>
    public static Table Side(IReadOnlyList<int> widths, params IReadOnlyList<Paragraph>[] cells)
    {
        var table = new Table(
            new TableProperties(
                new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 0, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 0, Type = TableWidthValues.Dxa })),
            Grid(widths));
        for (var i = 0; i < cells.Length; i += widths.Count)
            table.Append(new TableRow([new TableRowProperties(new CantSplit()), .. Enumerable.Range(0, widths.Count).Select(column => Cell(widths[column], cells[i + column]))]));
        return table;
    }

    /// <summary>A table with lines, its head repeated on each page.</summary>
    public static Table Lined(ReportTable table, int width)
    {
        var widths = table.Shares.Select(share => width * share / table.Shares.Sum()).ToList();
        var lined = new Table(
            new TableProperties(
                new TableWidth { Width = Text(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableBorders(
                    new TopBorder { Val = BorderValues.Single, Size = 4 }, new LeftBorder { Val = BorderValues.Single, Size = 4 }, new BottomBorder { Val = BorderValues.Single, Size = 4 },
                    new RightBorder { Val = BorderValues.Single, Size = 4 }, new InsideHorizontalBorder { Val = BorderValues.Single, Size = 4 },
                    new InsideVerticalBorder { Val = BorderValues.Single, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                // Marks over capitals must not touch the line above.
                new TableCellMarginDefault(
                    new TopMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 57, Type = TableWidthValues.Dxa },
                    new BottomMargin { Width = "40", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 57, Type = TableWidthValues.Dxa })),
            Grid(widths));
        lined.Append(Row(table.Head, widths, new Letters(DocxMeasures.Pt12, Bold: true), isHead: true));
        foreach (var row in table.Rows)
            lined.Append(Row(row, widths, new Letters(DocxMeasures.Pt12), isHead: false));
        if (table.Total is { } total)
            lined.Append(Row(total, widths, new Letters(DocxMeasures.Pt12, Bold: true), isHead: false));
        return lined;
    }

    private static TableRow Row(IReadOnlyList<string> cells, List<int> widths, Letters letters, bool isHead)
    {
        var row = new TableRow(new TableRowProperties(new CantSplit()));
        if (isHead)
            row.GetFirstChild<TableRowProperties>()!.Append(new TableHeader());
        row.Append(cells.Select((text, i) => Cell(widths[i], [Line(text, letters, isHead || i is not (1 or 2) ? JustificationValues.Center : JustificationValues.Left)], middle: true)));
        return row;
    }

    private static TableCell Cell(int width, IReadOnlyList<Paragraph> paragraphs, bool middle = false)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa });
        if (middle)
            properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new TableCell([properties, .. paragraphs]);
    }

    private static TableGrid Grid(IEnumerable<int> widths) => new(widths.Select(width => new GridColumn { Width = Text(width) }));

    private static ParagraphProperties Properties(JustificationValues align, int after, int line, int firstLine, bool keepWithNext, int left = 0)
    {
        var properties = new ParagraphProperties();
        if (keepWithNext)
            properties.Append(new KeepNext());
        properties.Append(new SpacingBetweenLines { Before = "0", After = Text(after), Line = Text(line), LineRule = LineSpacingRuleValues.Auto });
        if (firstLine > 0)
            properties.Append(new Indentation { FirstLine = Text(firstLine) });
        else if (left > 0)
            properties.Append(new Indentation { Left = Text(left) });
        properties.Append(new Justification { Val = align });
        return properties;
    }

    /// <summary>XML 1.0 has no control characters; a document that holds one cannot be opened.</summary>
    public static string Clean(string text) => text.Any(c => !System.Xml.XmlConvert.IsXmlChar(c) || char.IsControl(c))
        ? string.Concat(text.EnumerateRunes().Where(rune => !System.Text.Rune.IsControl(rune) && rune.Value != 0xFFFD && rune.Value is not (0xFFFE or 0xFFFF)))
        : text;

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
