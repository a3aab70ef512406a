using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using SignageHub.Core;

namespace SignageHub.Documents.Reports.Docx;

/// <summary>What holds for the whole document: the typeface, the language, the table style.</summary>
internal static class DocxSettings
{
    public static string LanguageOf(Language language) => language == Language.Vietnamese ? "vi-VN" : "en-GB";

    public static void Add(MainDocumentPart main, Language language)
    {
        var styles = main.AddNewPart<StyleDefinitionsPart>();
        styles.Styles = new Styles(
            new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = DocxMeasures.Font, HighAnsi = DocxMeasures.Font, EastAsia = DocxMeasures.Font, ComplexScript = DocxMeasures.Font },
                    new Color { Val = "000000" },
                    new FontSize { Val = "28" },
                    new FontSizeComplexScript { Val = "28" },
                    new Languages { Val = LanguageOf(language), EastAsia = "vi-VN" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(
                    new SpacingBetweenLines { Before = "0", After = "0", Line = "240", LineRule = LineSpacingRuleValues.Auto }))),
            new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true });
        var settings = main.AddNewPart<DocumentSettingsPart>();
        settings.Settings = new Settings(
            new Zoom { Percent = "100" },
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = "15",
            }));
    }
}
