using System.Security.Cryptography;
using System.Text;
using System.Xml;
using NodaTime;
using NodaTime.Text;
using SignageHub.Core;
using SignageHub.Core.Boards;
using SignageHub.Core.Coverage;
using SignageHub.Core.Programmes;

namespace SignageHub.Hub.Feeds;

/// <summary>Today's slogans as Atom (RFC 4287), for an office's website. Dark hours are no slogans and are left out.</summary>
/// <remarks>A slogan of today is one entry, whatever board shows it; it counts as updated at the start of the day, or when today's slogans were changed since.</remarks>
internal static class AtomFeed
{
    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <param name="agenda">Of one day.</param>
    /// <param name="self">The feed's own address.</param>
    /// <param name="page">The page that a reader is led to.</param>
    /// <param name="language">Of the title.</param>
    public static byte[] Write(OfficeAgenda agenda, Uri self, Uri page, Language language)
    {
        var office = agenda.Office;
        var (day, updated) = (LocalDatePattern.Iso.Format(agenda.Days.Start), InstantPattern.ExtendedIso.Format(Updated(agenda)));
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            xml.WriteAttributeString("xml", "lang", null, language == Language.English ? "en" : "vi");
            Element(xml, "id", Id(office.Name));
            Element(xml, "title", FeedWords.Today(office.Name).In(language));
            Element(xml, "updated", updated);
            Link(xml, "self", self);
            Link(xml, "alternate", page);
            xml.WriteStartElement("author", Namespace);
            Element(xml, "name", office.Name);
            xml.WriteEndElement();
            Element(xml, "generator", "SignageHub");
            foreach (var slogan in agenda.Appearances.Where(a => a.Entry.Entry.Slogan is not null).GroupBy(a => a.Entry.Key, StringComparer.Ordinal))
                Write(xml, [.. slogan], Id($"{office.Name} {slogan.Key} {day}"), updated, page);
            xml.WriteEndElement();
        }

        return stream.ToArray();
    }

    private static Instant Updated(OfficeAgenda agenda)
    {
        var start = WallClock.StartOfDay(agenda.Days.Start, agenda.Office.TimeZone);
        return agenda.Changed is { } changed ? Instant.Max(changed, start) : start;
    }

    private static void Write(XmlWriter xml, IReadOnlyList<Appearance> slogan, string id, string updated, Uri page)
    {
        var (entry, boards) = (slogan[0].Entry, slogan.SelectMany(a => a.Boards).DistinctBy(b => b.Id));
        xml.WriteStartElement("entry", Namespace);
        xml.WriteAttributeString("xml", "lang", null, "vi");
        Element(xml, "id", id);
        Element(xml, "title", entry.Entry.Slogan!);
        Element(xml, "updated", updated);
        Link(xml, "alternate", page);
        Category(xml, "level", entry.Entry.Level.ToString().ToLowerInvariant(), null);
        foreach (var board in boards)
            Category(xml, "board", board.Id.Value, board);
        Element(xml, "content", entry.Entry.English is { } english ? $"{entry.Entry.Slogan}\n{english}" : entry.Entry.Slogan!);
        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, string text) => xml.WriteElementString(name, Namespace, text);

    private static void Link(XmlWriter xml, string relation, Uri address)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", address.AbsoluteUri);
        xml.WriteEndElement();
    }

    private static void Category(XmlWriter xml, string scheme, string term, Board? board)
    {
        xml.WriteStartElement("category", Namespace);
        xml.WriteAttributeString("scheme", $"urn:signagehub:{scheme}");
        xml.WriteAttributeString("term", term);
        if (board is not null)
            xml.WriteAttributeString("label", board.Name);
        xml.WriteEndElement();
    }

    /// <summary>The same name, the same id, on every machine: a UUID of version 8 (RFC 9562) over the name's SHA-256.</summary>
    private static string Id(string name)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return $"urn:uuid:{new Guid(bytes, bigEndian: true)}";
    }
}
