namespace SignageHub.Documents.Reports.Docx;

/// <summary>The measures of Nghị định 30/2020/NĐ-CP, Phụ lục I: twips (1/20 pt, 1/567 cm) and half-points.</summary>
internal static class DocxMeasures
{
    public const string Font = "Times New Roman";

    public const int PageWidth = 11_906;

    public const int PageHeight = 16_838;

    /// <summary>20 mm; the decree has 20 to 25.</summary>
    public const int TopAndBottom = 1_134;

    /// <summary>30 mm; the decree has 30 to 35.</summary>
    public const int Left = 1_701;

    /// <summary>15 mm; the decree has 15 to 20.</summary>
    public const int Right = 850;

    /// <summary>From the paper's edge to the page number, which stands in the top margin.</summary>
    public const int Header = 567;

    public const int TextWidth = PageWidth - Left - Right;

    /// <summary>The right column of the head: the state's name never wraps in it.</summary>
    public const int HeadRight = 5_443;

    public const int HeadLeft = TextWidth - HeadRight;

    /// <summary>1.27 cm.</summary>
    public const int FirstLine = 720;

    /// <summary>6 pt, the least that the decree has between paragraphs.</summary>
    public const int AfterParagraph = 120;

    /// <summary>1.1 lines; the decree has 1 to 1.5.</summary>
    public const int Line = 264;

    public const int SingleLine = 240;

    public const int Pt11 = 22;

    public const int Pt12 = 24;

    public const int Pt13 = 26;

    public const int Pt14 = 28;
}
