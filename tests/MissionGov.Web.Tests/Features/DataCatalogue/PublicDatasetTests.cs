using System.Net;
using System.Text.Json;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.DataCatalogue;
using MissionGov.Web.Serving;

namespace MissionGov.Web.Tests.Features.DataCatalogue;

/// <summary>What search engines and other catalogues are told of the data here.</summary>
public sealed class PublicDatasetTests(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("/missions/nhs", "An NHS fit for the future: targets")]
    [InlineData("/missions/nhs/targets/18-week-waits", "92% waiting no more than 18 weeks: figures, path and forecast")]
    [InlineData("/data", "Measures held")]
    [InlineData("/data/18-week-waits", "People waiting no more than 18 weeks for treatment: figures with their revisions")]
    public async Task A_page_tells_which_data_it_shows_and_where_they_are(string address, string name)
    {
        var page = await app.PageAsync(address);
        using var about = JsonDocument.Parse(page.QuerySelector("head script[type='application/ld+json']")!.TextContent);
        var root = about.RootElement;

        Assert.Equal(("https://schema.org/", "Dataset", name), (root.GetProperty("@context").GetString(), root.GetProperty("@type").GetString(), root.GetProperty("name").GetString()));
        Assert.Equal(new Uri(app.Address, address).AbsoluteUri, root.GetProperty("url").GetString());
        Assert.StartsWith("https://www.nationalarchives.gov.uk/", root.GetProperty("license").GetString(), StringComparison.Ordinal);
        foreach (var file in root.GetProperty("distribution").EnumerateArray())
        {
            using var answer = await app.Client.GetAsync(new Uri(file.GetProperty("contentUrl").GetString()!), TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, file.GetProperty("encodingFormat").GetString()), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        }
    }

    [Theory]
    [InlineData("/missions/nhs?as-at=2025-03-01")]
    [InlineData("/missions/nhs/targets/18-week-waits?known-on=2025-03-01")]
    [InlineData("/data/18-week-waits?known-on=2025-03-01")]
    public async Task A_replay_is_no_set_of_data_of_its_own(string address) =>
        Assert.Null((await app.PageAsync(address)).QuerySelector("script[type='application/ld+json']"));

    [Fact]
    public void No_name_can_leave_the_block_it_stands_in()
    {
        var about = Dataset.OfTarget("/missions/nhs/targets/x", "</script><script>alert(1)</script>", "<!--<script>", "A & B").AsSchemaOrg(new Uri("https://missions.example.gov.uk"));

        Assert.DoesNotContain("<", about, StringComparison.Ordinal);
        using var read = JsonDocument.Parse(about);
        Assert.StartsWith("</script><script>alert(1)</script>", read.RootElement.GetProperty("name").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_catalogue_lists_everything_public_with_files_that_are_there()
    {
        using var catalogue = JsonDocument.Parse(await app.BytesAsync("/catalog.jsonld"));
        var sets = catalogue.RootElement.GetProperty("dcat:dataset").EnumerateArray().ToList();
        var pages = sets.Select(set => new Uri(set.GetProperty("@id").GetString()!).AbsolutePath).ToList();

        Assert.Equal("dcat:Catalog", catalogue.RootElement.GetProperty("@type").GetString());
        Assert.Equal(pages.Count, pages.Distinct().Count());
        var held = await app.AskAsync(Person.Visitor, new GetPublicDatasets());
        Assert.Contains("18-week-waits", held.Measures.Select(measure => measure.Slug));
        Assert.Superset(held.Measures.Select(measure => $"/data/{measure.Slug}").ToHashSet(), pages.ToHashSet());
        Assert.Superset(held.Missions.SelectMany(mission => mission.Targets.Select(target => $"/missions/{mission.Slug}/targets/{target.Slug}").Prepend($"/missions/{mission.Slug}")).ToHashSet(), pages.ToHashSet());
        foreach (var file in sets.SelectMany(set => set.GetProperty("dcat:distribution").EnumerateArray()).Select(file => file.GetProperty("dcat:downloadURL").GetProperty("@id").GetString()!))
        {
            using var answer = await app.Client.GetAsync(new Uri(file), TestContext.Current.CancellationToken);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{file}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData("/targets", "?view=all")]
    [InlineData("/milestones", "?show=all")]
    public async Task A_list_in_the_catalogue_is_the_whole_list(string page, string query)
    {
        using var catalogue = JsonDocument.Parse(await app.BytesAsync("/catalog.jsonld"));
        var files = catalogue.RootElement.GetProperty("dcat:dataset").EnumerateArray().Single(set => new Uri(set.GetProperty("@id").GetString()!).AbsolutePath == page).GetProperty("dcat:distribution").EnumerateArray()
            .Select(file => new Uri(file.GetProperty("dcat:downloadURL").GetProperty("@id").GetString()!).PathAndQuery);

        Assert.Equal(new[] { ".csv", ".xlsx", ".json", ".parquet" }.Select(extension => $"{page}{extension}{query}"), files);
    }

    [Fact]
    public async Task A_measure_without_figures_is_in_no_catalogue()
    {
        await app.ChangeAsync("""
            insert into indicators (id, slug, name, population, unit, frequency, accumulation, class, statistics, lag_days, source, source_url, breaks)
            select gen_random_uuid(), 'nothing-yet', 'Nothing yet', population, unit, frequency, accumulation, class, statistics, lag_days, source, source_url, breaks from indicators where slug = '18-week-waits';
            insert into series (indicator_id, place_id, breakdown) select id, (select id from places limit 1), '' from indicators where slug = 'nothing-yet';
            """);

        var measures = (await app.AskAsync(Person.Visitor, new GetPublicDatasets())).Measures.Select(measure => measure.Slug).ToList();
        Assert.Contains("18-week-waits", measures);
        Assert.DoesNotContain("nothing-yet", measures);
        Assert.Null((await app.PageAsync("/data/nothing-yet")).QuerySelector("script[type='application/ld+json']"));
    }

    [Fact]
    public async Task A_draft_is_in_no_catalogue_whoever_asks()
    {
        await TestData.ExecuteAsync(app.Database, "update missions set published_at = null where slug = 'opportunity'");

        Assert.DoesNotContain((await app.AskAsync(Person.CommandLine, new GetPublicDatasets())).Missions, mission => mission.Slug == "opportunity");
        await TestData.ExecuteAsync(app.Database, "update missions set published_at = now() where slug = 'opportunity'");
    }
}
