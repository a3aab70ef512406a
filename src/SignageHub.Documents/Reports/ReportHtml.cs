using System.Net;
using System.Text;
using SignageHub.Core;

namespace SignageHub.Documents.Reports;

/// <summary>The same report as one web page without anything from elsewhere: pictures stand in it.</summary>
public static class ReportHtml
{
    private const string Style = """
        body{font:14pt/1.3 "Times New Roman",Tinos,serif;max-width:18cm;margin:1cm auto;padding:0 .5cm;color:#000;background:#fff}
        header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:1rem;text-align:center;font-size:13pt}
        header p{margin:0}h1,h2{font-size:14pt;text-align:center;margin:.3em 0}h3{font-size:14pt;margin:.6em 0 .3em;text-indent:1.27cm}
        main>p,section>p:not([class]){text-align:justify;text-indent:1.27cm;margin:0 0 6pt}table{border-collapse:collapse;width:100%;font-size:12pt}th,td{border:1px solid #000;padding:.2em .4em;text-align:center}
        td:nth-child(2),td:nth-child(3){text-align:left}figure{margin:1em 0;text-align:center}img{max-width:100%;image-rendering:pixelated;background:#000}
        figcaption{font-style:italic;font-size:13pt}.to{text-align:center}footer{display:flex;justify-content:space-between;margin-top:1em}.sign{text-align:center;font-weight:bold;min-height:4cm}
        .rule::after{content:"";display:block;width:6em;border-top:1px solid #000;margin:.15em auto .3em}.motto::after{width:14em}.room{white-space:pre-wrap}
        .name{margin-top:4.5cm}.list{margin-left:35%;text-align:left}.note{font-size:11pt;font-style:italic}.small{font-size:11pt}.wide{overflow-x:auto}@media print{section{break-before:page}}
        """;

    public static byte[] Write(ReportModel model, Language language)
    {
        var content = ReportText.Of(model, language);
        var page = new StringBuilder();
        page.Append("<!doctype html>\n<html lang=\"").Append(language == Language.Vietnamese ? "vi" : "en").Append("\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\"><title>")
            .Append(Text(content.Subject)).Append("</title><style>").Append(Style).Append("</style></head>\n<body>\n<header><div>");
        if (content.Parent is { } parent)
            page.Append("<p>").Append(Text(parent)).Append("</p>");
        page.Append("<p class=\"rule\"><b>").Append(Text(content.Office)).Append("</b></p><p class=\"room\">").Append(Text(content.Number)).Append("</p></div><div><p><b>").Append(Text(content.StateName))
            .Append("</b></p><p class=\"rule motto\"><b>").Append(Text(content.Motto)).Append("</b></p><p class=\"room\"><i>").Append(Text(content.PlaceAndDay)).Append("</i></p></div></header>\n<main>\n<h1>")
            .Append(Text(content.Kind)).Append("</h1><h2 class=\"rule\">").Append(Text(content.Subject)).Append("</h2>\n");
        if (content.Addressees.Count > 0)
            page.Append("<p class=\"to").Append(content.Addressees.Count > 1 ? " list" : "").Append("\">").AppendJoin("<br>", content.Addressees.Select(Text)).Append("</p>\n");
        foreach (var block in content.Body)
            page.Append(block.Kind == BlockKind.Text ? "<p>" : "<h3>").Append(Text(block.Text)).Append(block.Kind == BlockKind.Text ? "</p>\n" : "</h3>\n");
        page.Append("</main>\n<footer><div class=\"small\"><b><i>").Append(Text(content.RecipientsHead)).Append("</i></b><br>").AppendJoin("<br>", content.Recipients.Select(Text))
            .Append("</div><div class=\"sign\">").AppendJoin("<br>", content.Signer.Select(Text));
        if (content.SignerName is { } name)
            page.Append("<p class=\"name\">").Append(Text(name)).Append("</p>");
        page.Append("</div></footer>\n");
        foreach (var annex in content.Annexes)
            Annex(page, annex);
        return Encoding.UTF8.GetBytes(page.Append("</body></html>\n").ToString());
    }

    private static void Annex(StringBuilder page, ReportAnnex annex)
    {
        page.Append("<section><h2>").Append(Text(annex.Name)).Append("<br>").Append(Text(annex.Title)).Append("</h2><p class=\"to room\"><i>").Append(Text(annex.With)).Append("</i></p>\n");
        if (annex.Table is { } table)
        {
            page.Append("<div class=\"wide\"><table><thead><tr>").AppendJoin("", table.Head.Select(cell => $"<th>{Text(cell)}</th>")).Append("</tr></thead><tbody>\n");
            foreach (var row in table.Rows)
                page.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>\n");
            if (table.Total is { } total)
                page.Append("<tr>").AppendJoin("", total.Select(cell => $"<th>{Text(cell)}</th>")).Append("</tr>\n");
            page.Append("</tbody></table></div>\n");
            foreach (var note in table.Notes)
                page.Append("<p class=\"note\">").Append(Text(note)).Append("</p>\n");
        }

        foreach (var text in annex.Text)
            page.Append("<p>").Append(Text(text)).Append("</p>\n");
        foreach (var (caption, picture) in annex.Pictures)
            page.Append("<figure><img alt=\"").Append(Text(picture.Slogan)).Append("\" src=\"data:image/png;base64,").Append(Convert.ToBase64String(LedPicture.Png(picture.Frame)))
                .Append("\"><figcaption>").Append(Text(caption)).Append("</figcaption></figure>\n");
        page.Append("</section>\n");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
