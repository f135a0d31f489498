using System.Net;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Changes;
using MissionGov.Web.Features.Delivery;

namespace MissionGov.Web.Tests.Features.Changes;

/// <summary>News that a program follows.</summary>
public sealed class FeedTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private static readonly Person NhsLead = Access.Personas.Named("NHS unit lead")!;

    [Theory]
    [InlineData("/changes.atom")]
    [InlineData("/missions/nhs.atom")]
    public async Task It_is_an_atom_feed_with_what_every_reader_needs(string address)
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("application/atom+xml", answer.Content.Headers.ContentType!.MediaType);
        var feed = XElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(Atom + "feed", feed.Name);
        Assert.StartsWith("urn:uuid:", One(feed, "id"), StringComparison.Ordinal);
        Assert.NotEmpty(One(feed, "title"));
        Assert.Equal(new Uri(app.Address, address).AbsoluteUri, Links(feed, "self"));
        Assert.NotEmpty(feed.Elements(Atom + "author").Elements(Atom + "name").Single().Value);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.NotEmpty(entries);
        Assert.Equal(entries.Max(Updated), Updated(feed));
        Assert.Equal(entries.Count, entries.Select(entry => One(entry, "id")).Distinct().Count());
        foreach (var entry in entries)
        {
            Assert.NotEmpty(One(entry, "title"));
            Assert.NotEmpty(One(entry, "summary"));
            using var page = await app.Client.GetAsync(new Uri(Links(entry, "alternate")), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    [Fact]
    public async Task A_milestone_that_moves_is_news_with_an_id_that_stays()
    {
        await SlipAsync("Nightingale supplier went bust.");
        var first = await EntryAsync("/missions/nhs.atom", "Nightingale");
        await SlipAsync("Another reason.");

        var again = await EntryAsync("/missions/nhs.atom", "Nightingale");
        Assert.Equal(One(first, "id"), One(again, "id"));
        Assert.Equal(One(first, "id"), One(await EntryAsync("/changes.atom", "Nightingale"), "id"));
        Assert.Contains("/missions/nhs/milestones/", Links(first, "alternate"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nightingale", await TextAsync("/missions/growth.atom"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_came_in_are_news() =>
        Assert.Contains(XElement.Parse(await TextAsync("/missions/growth.atom")).Elements(Atom + "entry"), entry => One(entry, "title").EndsWith(": new figures", StringComparison.Ordinal) && Links(entry, "alternate").Contains("/missions/growth/targets/", StringComparison.Ordinal));

    [Fact]
    public async Task A_draft_is_no_news_to_anybody()
    {
        await TestData.ExecuteAsync(app.Database, "update missions set published_at = null where slug = 'opportunity'");

        Assert.Null(await app.AskAsync(Person.CommandLine, new GetNews("opportunity")));
        Assert.DoesNotContain("opportunity", string.Join(' ', (await app.AskAsync(Person.CommandLine, new GetNews()))!.Items.Select(item => item.Page)), StringComparison.Ordinal);
        await TestData.ExecuteAsync(app.Database, "update missions set published_at = now() where slug = 'opportunity'");
    }

    [Fact]
    public void Signs_that_xml_has_not_are_left_out_rather_than_spoil_the_feed()
    {
        var item = new FeedItem(Guid.Empty, DateTimeOffset.UnixEpoch, "a\u0000b <script>", "c\uD800d", "Unit lead & co", "/missions/nhs");
        var feed = XElement.Parse(AtomFile.Of(new FeedView(Guid.Empty, null, "News", [item]), new Uri("https://missions.example.gov.uk")));

        Assert.Equal(("ab <script>", "cd"), (One(feed.Element(Atom + "entry")!, "title"), One(feed.Element(Atom + "entry")!, "summary")));
    }

    private async Task SlipAsync(string reason)
    {
        var milestone = await app.ReadAsync(db => db.Milestones.AsNoTracking().Where(one => db.Missions.Any(mission => mission.Id == one.MissionId && mission.Slug == "nhs") && one.MetOn == null).OrderBy(one => one.Name).FirstAsync());
        var before = app.DataVersion;
        Assert.Null(await app.SendAsync(NhsLead, new SlipMilestone(milestone.Id, milestone.ForecastDate.AddDays(10), milestone.Version), reason));
        await TestApp.UntilAsync(() => app.DataVersion > before, "heard of");
    }

    private async Task<XElement> EntryAsync(string address, string word) =>
        Assert.Single(XElement.Parse(await TextAsync(address)).Elements(Atom + "entry"), entry => One(entry, "summary").Contains(word, StringComparison.Ordinal));

    private Task<string> TextAsync(string address) => app.Client.GetStringAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

    private static string One(XElement parent, string name) => Assert.Single(parent.Elements(Atom + name)).Value;

    private static string Links(XElement parent, string relation) => (string)parent.Elements(Atom + "link").Single(link => (string)link.Attribute("rel")! == relation).Attribute("href")!;

    private static DateTimeOffset Updated(XElement parent) => System.Xml.XmlConvert.ToDateTimeOffset(One(parent, "updated"));
}
