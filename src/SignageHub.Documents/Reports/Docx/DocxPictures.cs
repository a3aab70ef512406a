using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using A = DocumentFormat.OpenXml.Drawing;
using Pic = DocumentFormat.OpenXml.Drawing.Pictures;
using Wp = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace SignageHub.Documents.Reports.Docx;

/// <summary>Puts frames into the document, each LED a square.</summary>
internal sealed class DocxPictures(MainDocumentPart main)
{
    private const long EmuPerTwip = 635;

    /// <summary>The tallest picture: two of a tall board and their captions share a page.</summary>
    private const long MostRows = 6_000 * EmuPerTwip;

    private uint _next = 1;

    public Paragraph Paragraph(ReportPicture picture, string description)
    {
        var part = main.AddImagePart(ImagePartType.Png);
        using (var png = new MemoryStream(LedPicture.Png(picture.Frame)))
            part.FeedData(png);
        var size = picture.Frame.Size;
        var width = DocxMeasures.TextWidth * EmuPerTwip;
        var height = width * size.Height / size.Width;
        if (height > MostRows)
            (width, height) = (MostRows * size.Width / size.Height, MostRows);
        var id = _next++;
        var name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Frame {id}");
        var inline = new Wp.Inline(
            new Wp.Extent { Cx = width, Cy = height },
            new Wp.DocProperties { Id = id, Name = name, Description = description.Length > 250 ? description[..250] : description },
            new A.Graphic(new A.GraphicData(new Pic.Picture(
                new Pic.NonVisualPictureProperties(new Pic.NonVisualDrawingProperties { Id = id, Name = name }, new Pic.NonVisualPictureDrawingProperties()),
                new Pic.BlipFill(new A.Blip { Embed = main.GetIdOfPart(part) }, new A.Stretch(new A.FillRectangle())),
                new Pic.ShapeProperties(
                    new A.Transform2D(new A.Offset { X = 0, Y = 0 }, new A.Extents { Cx = width, Cy = height }),
                    new A.PresetGeometry(new A.AdjustValueList()) { Preset = A.ShapeTypeValues.Rectangle })))
            {
                Uri = "http://schemas.openxmlformats.org/drawingml/2006/picture",
            }))
        {
            DistanceFromTop = 0,
            DistanceFromBottom = 0,
            DistanceFromLeft = 0,
            DistanceFromRight = 0,
        };
        return new Paragraph(
            new ParagraphProperties(
                new KeepNext(),
                new SpacingBetweenLines { Before = "0", After = "60", Line = "240", LineRule = LineSpacingRuleValues.Auto },
                new Justification { Val = JustificationValues.Center }),
            new Run(new Drawing(inline)));
    }
}
