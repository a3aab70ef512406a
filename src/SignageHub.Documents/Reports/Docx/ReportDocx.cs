using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SignageHub.Core;

namespace SignageHub.Documents.Reports.Docx;

/// <summary>A báo cáo as DOCX in the form of Nghị định 30/2020/NĐ-CP; number, day and signature are left to the clerk.</summary>
public static class ReportDocx
{
    private static readonly Letters Plain = new(DocxMeasures.Pt14);

    /// <summary>From where several addressees stand, twips.</summary>
    private const int AddresseesAt = DocxMeasures.TextWidth / 4;

    private static readonly Letters Strong = new(DocxMeasures.Pt14, Bold: true);

    /// <summary>The same model gives the same text; the package's own dates are those of the call.</summary>
    public static byte[] Write(ReportModel model, Language language)
    {
        var content = ReportText.Of(model, language);
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            (document.PackageProperties.Title, document.PackageProperties.Creator) = (DocxParts.Clean(content.Subject), DocxParts.Clean(model.Office));
            document.PackageProperties.Language = DocxSettings.LanguageOf(language);
            var main = document.AddMainDocumentPart();
            DocxSettings.Add(main, language);
            var pages = new DocxPages(main);
            var pictures = new DocxPictures(main);
            var body = new Body();
            body.Append(Head(content));
            body.Append(Title(content));
            // The signature never stands alone on a page.
            body.Append(content.Body.Select((block, i) => Block(block, keepWithNext: i == content.Body.Count - 1)));
            body.Append(DocxParts.Line("", new Letters(DocxMeasures.Pt11), JustificationValues.Left, keepWithNext: true));
            body.Append(Foot(content));
            // A section's pages are described by its last paragraph, the last section's by the body.
            body.Append(new Paragraph(new ParagraphProperties(
                new SpacingBetweenLines { Before = "0", After = "0", Line = "20", LineRule = LineSpacingRuleValues.Exact }, pages.Upright())));
            for (var i = 0; i < content.Annexes.Count; i++)
            {
                var annex = content.Annexes[i];
                var across = annex.Table is not null;
                body.Append(Annex(annex, across ? DocxPages.AcrossWidth : DocxMeasures.TextWidth, pictures));
                var section = across ? pages.Across() : pages.Upright(restart: true);
                body.Append(i < content.Annexes.Count - 1 ? new Paragraph(new ParagraphProperties(section)) : section);
            }

            main.Document = new Document(body);
        }

        return stream.ToArray();
    }

    private static Table Head(ReportContent content)
    {
        var (left, right) = (DocxMeasures.HeadLeft, DocxMeasures.HeadRight);
        var office = new Letters(DocxMeasures.Pt12, Bold: true);
        List<Paragraph> issuer = [];
        if (content.Parent is { } parent)
            issuer.Add(DocxParts.Line(parent, new Letters(DocxMeasures.Pt12), JustificationValues.Center));
        issuer.Add(DocxParts.Line(content.Office, office, JustificationValues.Center));
        // A name that takes two lines has the rule of one.
        var name = Math.Min(TextWidths.Of(content.Office, office.HalfPoints), left);
        issuer.Add(DocxParts.Rule(name * 2 / 5, left, after: 60));
        List<Paragraph> state =
        [
            DocxParts.Line(content.StateName, new Letters(DocxMeasures.Pt12, Bold: true), JustificationValues.Center),
            DocxParts.Line(content.Motto, new Letters(DocxMeasures.Pt13, Bold: true), JustificationValues.Center),
            DocxParts.Rule(TextWidths.Of(content.Motto, DocxMeasures.Pt13), right, after: 60),
        ];
        return DocxParts.Side(
            [left, right],
            issuer,
            state,
            [DocxParts.Line(content.Number, new Letters(DocxMeasures.Pt13), JustificationValues.Center)],
            [DocxParts.Line(content.PlaceAndDay, new Letters(DocxMeasures.Pt13, Italic: true), JustificationValues.Center)]);
    }

    private static IEnumerable<OpenXmlElement> Title(ReportContent content)
    {
        yield return DocxParts.Line("", Plain, JustificationValues.Center);
        yield return DocxParts.Line(content.Kind, Strong, JustificationValues.Center, keepWithNext: true);
        yield return DocxParts.Line(content.Subject, Strong, JustificationValues.Center, keepWithNext: true);
        var width = Math.Min(TextWidths.Of(content.Subject, DocxMeasures.Pt14), DocxMeasures.TextWidth);
        yield return DocxParts.Rule(Math.Min(width * 2 / 5, DocxMeasures.TextWidth / 4), DocxMeasures.TextWidth, after: 240);
        if (content.Addressees.Count == 1)
            yield return DocxParts.Line(content.Addressees[0], Plain, JustificationValues.Center, after: 240);
        for (var i = 0; i < content.Addressees.Count && content.Addressees.Count > 1; i++)
            yield return DocxParts.Line(content.Addressees[i], Plain, JustificationValues.Left, after: i == content.Addressees.Count - 1 ? 240 : 0, left: i == 0 ? AddresseesAt : AddresseesAt + 567);
    }

    private static Paragraph Block(ReportBlock block, bool keepWithNext) => block.Kind switch
    {
        BlockKind.Section or BlockKind.Heading => DocxParts.Body(block.Text, Strong, keepWithNext: true),
        _ => DocxParts.Body(block.Text, Plain, keepWithNext),
    };

    private static Table Foot(ReportContent content)
    {
        List<Paragraph> recipients =
        [
            DocxParts.Line(content.RecipientsHead, new Letters(DocxMeasures.Pt12, Bold: true, Italic: true), JustificationValues.Left),
            .. content.Recipients.Select(line => DocxParts.Line(line, new Letters(DocxMeasures.Pt11), JustificationValues.Left)),
        ];
        List<Paragraph> signer = [.. content.Signer.Select(line => DocxParts.Line(line, Strong, JustificationValues.Center, keepWithNext: true))];
        // Room for the signature and the seal, and the line for the name.
        signer.AddRange(Enumerable.Range(0, 5).Select(_ => DocxParts.Line("", Strong, JustificationValues.Center, keepWithNext: content.SignerName is not null)));
        if (content.SignerName is { } name)
            signer.Add(DocxParts.Line(name, Strong, JustificationValues.Center));
        return DocxParts.Side([DocxMeasures.TextWidth / 2, DocxMeasures.TextWidth - (DocxMeasures.TextWidth / 2)], recipients, signer);
    }

    private static IEnumerable<OpenXmlElement> Annex(ReportAnnex annex, int width, DocxPictures pictures)
    {
        yield return DocxParts.Line(annex.Name, Strong, JustificationValues.Center, keepWithNext: true);
        yield return DocxParts.Line(annex.Title, Strong, JustificationValues.Center, keepWithNext: true);
        yield return DocxParts.Line(annex.With, new Letters(DocxMeasures.Pt14, Italic: true), JustificationValues.Center, after: 120, keepWithNext: true);
        yield return DocxParts.Rule(width / 6, width, after: 240);
        if (annex.Table is { } table)
        {
            yield return DocxParts.Lined(table, width);
            foreach (var note in table.Notes)
                yield return DocxParts.Line(note, new Letters(DocxMeasures.Pt12, Italic: true), JustificationValues.Left, after: 60);
        }

        foreach (var text in annex.Text)
            yield return DocxParts.Body(text, Plain);
        foreach (var (caption, picture) in annex.Pictures)
        {
            yield return pictures.Paragraph(picture, caption);
            yield return DocxParts.Line(caption, new Letters(DocxMeasures.Pt13, Italic: true), JustificationValues.Center, after: 240);
        }
    }
}
