using System.Xml;
using System.Xml.Linq;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Features.Changes;

/// <summary>News as an Atom feed (RFC 4287).</summary>
internal static class AtomFile
{
    public const string ContentType = "application/atom+xml; charset=utf-8";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static string Of(FeedView feed, Uri site)
    {
        var path = feed.Mission is null ? "/changes" : $"/missions/{feed.Mission}";
        var root = new XElement(
            Atom + "feed",
            new XAttribute(XNamespace.Xml + "lang", "en-GB"),
            new XElement(Atom + "id", Urn(feed.Id)),
            new XElement(Atom + "title", XmlLetters.Of(feed.Title)),
            new XElement(Atom + "updated", Moment(feed.Items.Count > 0 ? feed.Items[0].At : DateTimeOffset.UnixEpoch)),
            Link("self", new Uri(site, $"{path}.atom"), "application/atom+xml"),
            Link("alternate", new Uri(site, path), "text/html"),
            new XElement(Atom + "author", new XElement(Atom + "name", "MissionGov")),
            feed.Items.Select(item => Entry(item, site)));
        return $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{root}";
    }

    private static XElement Entry(FeedItem item, Uri site) => new(
        Atom + "entry",
        new XElement(Atom + "id", Urn(item.Id)),
        new XElement(Atom + "title", XmlLetters.Of(item.Title)),
        new XElement(Atom + "updated", Moment(item.At)),
        new XElement(Atom + "author", new XElement(Atom + "name", XmlLetters.Of(item.Who))),
        Link("alternate", new Uri(site, item.Page), "text/html"),
        new XElement(Atom + "summary", new XAttribute("type", "text"), XmlLetters.Of(item.Text)));

    private static XElement Link(string relation, Uri address, string type) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("type", type), new XAttribute("href", address.AbsoluteUri));

    private static string Urn(Guid id) => $"urn:uuid:{id}";

    private static string Moment(DateTimeOffset at) => XmlConvert.ToString(at.ToUniversalTime());
}
