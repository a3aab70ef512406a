using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace SignageHub.Documents.Reports.Docx;

/// <summary>The pages of each section: A4, the decree's margins, the number centred in the top margin and hidden on the first page.</summary>
internal sealed class DocxPages
{
    /// <summary>The room for text on a page that lies across: the margins turn with it.</summary>
    public const int AcrossWidth = DocxMeasures.PageHeight - (2 * DocxMeasures.TopAndBottom);

    private readonly string _numbered;
    private readonly string _first;

    public DocxPages(MainDocumentPart main)
    {
        _numbered = Add(main, new Paragraph(
            new ParagraphProperties(new Justification { Val = JustificationValues.Center }),
            new SimpleField(DocxParts.Run("2", new Letters(DocxMeasures.Pt14))) { Instruction = " PAGE " }));
        _first = Add(main, new Paragraph());
    }

    public SectionProperties Upright(bool restart = false) => Section(
        new PageSize { Width = DocxMeasures.PageWidth, Height = DocxMeasures.PageHeight },
        new PageMargin
        {
            Top = DocxMeasures.TopAndBottom,
            Bottom = DocxMeasures.TopAndBottom,
            Left = DocxMeasures.Left,
            Right = DocxMeasures.Right,
            Header = DocxMeasures.Header,
            Footer = DocxMeasures.Header,
            Gutter = 0,
        },
        restart);

    /// <summary>An annex with a wide table; its pages have numbers of their own.</summary>
    public SectionProperties Across() => Section(
        new PageSize { Width = DocxMeasures.PageHeight, Height = DocxMeasures.PageWidth, Orient = PageOrientationValues.Landscape },
        new PageMargin
        {
            Top = DocxMeasures.Left,
            Bottom = DocxMeasures.Right,
            Left = DocxMeasures.TopAndBottom,
            Right = DocxMeasures.TopAndBottom,
            Header = DocxMeasures.Header,
            Footer = DocxMeasures.Header,
            Gutter = 0,
        },
        restart: true);

    private SectionProperties Section(PageSize size, PageMargin margin, bool restart)
    {
        var section = new SectionProperties(
            new HeaderReference { Type = HeaderFooterValues.Default, Id = _numbered },
            new HeaderReference { Type = HeaderFooterValues.First, Id = _first },
            new SectionType { Val = SectionMarkValues.NextPage },
            size,
            margin);
        if (restart)
            section.Append(new PageNumberType { Start = 1 });
        section.Append(new TitlePage());
        return section;
    }

    private static string Add(MainDocumentPart main, Paragraph paragraph)
    {
        var part = main.AddNewPart<HeaderPart>();
        part.Header = new Header(paragraph);
        return main.GetIdOfPart(part);
    }
}
