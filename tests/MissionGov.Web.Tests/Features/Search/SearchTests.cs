using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Search;
using Npgsql;

namespace MissionGov.Web.Tests.Features.Search;

public sealed class SearchTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("waiting", "/missions/nhs/targets/18-week-waits")]
    [InlineData("wiating 18 weeks", "/missions/nhs/targets/18-week-waits")]
    [InlineData("neighborhod police", "/missions/safer-streets/targets/neighbourhood-police")]
    [InlineData("NHS", "/missions/nhs")]
    [InlineData("evening clincs", "/missions/nhs/milestones/40-evening-clinics-open")]
    [InlineData("triage of refferals", "/missions/nhs/plans/ai-triage-of-referrals")]
    [InlineData("referral to treatment", "/data/18-week-waits")]
    public async Task It_finds_what_was_meant(string words, string address) => Assert.Contains(address, Addresses(await app.AskAsync(Person.Visitor, new GetSearch(words))));

    [Fact]
    public async Task What_fits_best_comes_first_in_its_group()
    {
        var found = await app.AskAsync(Person.Visitor, new GetSearch("homes"));

        Assert.Equal("/missions/growth/targets/homes", found.Groups.Single(group => group.Name == "Targets").Rows[0].Address);
        Assert.Equal(found.Groups.Select(group => group.Name), new[] { "Missions", "Targets", "Milestones", "Plans", "Measures" }.Where(name => found.Groups.Any(group => group.Name == name)));
    }

    [Fact]
    public async Task Where_nothing_has_all_words_those_with_some_are_shown()
    {
        var found = await app.AskAsync(Person.Visitor, new GetSearch("zebra homes"));

        Assert.False(found.IsWhole);
        Assert.Contains("/missions/growth/targets/homes", Addresses(found));
        Assert.Equal("Nothing has all of these words. Here is what has some of them.", (await app.PageAsync("/search?q=zebra+homes")).QuerySelector(".notice")!.Words());
    }

    [Fact]
    public async Task A_draft_is_found_by_those_who_work_on_it_and_by_nobody_else()
    {
        const string Draft = "/missions/nhs/targets/18-week-waits";
        await TestData.ExecuteAsync(app.Database, "update targets set published_at = null where slug = '18-week-waits'");

        Assert.DoesNotContain(Draft, Addresses(await app.AskAsync(Person.Visitor, new GetSearch("waiting"))));
        Assert.DoesNotContain(Draft, Addresses(await app.AskAsync(Access.Personas.Named("Safer streets unit lead")!, new GetSearch("waiting"))));
        Assert.Contains(Draft, Addresses(await app.AskAsync(Access.Personas.Named("NHS unit lead")!, new GetSearch("waiting"))));
        await TestData.ExecuteAsync(app.Database, "update targets set published_at = now() where slug = '18-week-waits'");
    }

    [Fact]
    public async Task A_mission_that_is_published_while_somebody_searches_breaks_nothing()
    {
        const string Fresh = "/missions/opportunity/targets/good-level-of-development";
        await TestData.ExecuteAsync(app.Database, "update missions set published_at = null where slug = 'opportunity'");
        var published = false;
        using (new CountedStatements(app.Database, PublishOnce))
        {
            Assert.DoesNotContain(Fresh, Addresses(await app.AskAsync(Person.Visitor, new GetSearch("development"))));
        }

        Assert.True(published);
        Assert.Contains(Fresh, Addresses(await app.AskAsync(Person.Visitor, new GetSearch("development"))));

        void PublishOnce(string sql)
        {
            if (published || !sql.Contains("FROM missions", StringComparison.Ordinal)) return;
            published = true;
            using var connection = new NpgsqlConnection(app.Database);
            connection.Open();
            using var command = new NpgsqlCommand("update missions set published_at = now() where slug = 'opportunity'", connection);
            command.ExecuteNonQuery();
        }
    }

    [Fact]
    public async Task Every_page_has_a_search_box_and_what_was_typed_stays()
    {
        var page = await app.PageAsync("/missions");
        var box = page.QuerySelector("header form[role=search] input[name=q]")!;
        Assert.Equal("Search", page.QuerySelector($"label[for={box.Id}]")!.Words());

        var found = await app.PageAsync("/search?q=%3Cscript%3Ehomes");
        Assert.Equal("<script>homes", found.QuerySelector("#q")!.GetAttribute("value"));
        Assert.Contains("for “<script>homes”", found.QuerySelector("h1")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/targets/18-wek-waits", "18 wek waits")]
    [InlineData("/missions/nhs/targets/clinics_open.csv", "clinics open")]
    public async Task An_address_that_leads_nowhere_offers_a_search_for_its_words(string address, string words)
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(words, page.QuerySelector("main form[role=search] input[name=q]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/decisions/0192f1a0-0000-7000-8000-000000000000")]
    [InlineData("/missions/2026/1")]
    public async Task An_address_without_words_offers_none(string address)
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Null(new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).QuerySelector("main form[role=search]"));
    }

    [Fact]
    public async Task Programs_get_the_same()
    {
        using var json = JsonDocument.Parse(await app.BytesAsync("/search.json?q=wiating"));
        var page = await app.PageAsync("/search?q=wiating");

        Assert.Equal(page.QuerySelectorAll("main ul a").Select(link => link.GetAttribute("href")), json.RootElement.GetProperty("groups").EnumerateArray().SelectMany(group => group.GetProperty("rows").EnumerateArray()).Select(row => row.GetProperty("address").GetString()));
    }

    private static IEnumerable<string> Addresses(SearchView view) => view.Groups.SelectMany(group => group.Rows).Select(row => row.Address);
}
