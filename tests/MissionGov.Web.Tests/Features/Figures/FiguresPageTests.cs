using System.Net;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Tests.Serving.Tables;

namespace MissionGov.Web.Tests.Features.Figures;

/// <summary>The page of one measure, with figures that were revised, withheld and taken back.</summary>
public sealed class FiguresPageTests(TestApp app) : IClassFixture<TestApp>, IAsyncLifetime
{
    private const string Head = "indicator,place,place name,period,value,quality\n";
    private const string Slug = "nights-out";
    private static bool _loaded;

    public async ValueTask InitializeAsync()
    {
        if (_loaded) return;
        _loaded = true;
        await LoadAsync("2025-03-01", "Nights out,E92000001,England,2022,35.4,\nNights out,E92000001,England,2023,31.0,p\nNights out,E92000001,England,2024,,c\nNights out,E12000001,North East,2022,40.0,\n");
        await LoadAsync("2025-09-01", "Nights out,E92000001,England,2022,34.2,\nNights out,E92000001,England,2023,31.6,\nNights out,E92000001,England,2024,,c\nNights out,E12000001,North East,2022,40.0,\n");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_page_says_the_latest_figure_how_old_it_is_and_what_was_revised()
    {
        var main = (await app.PageAsync($"/data/{Slug}")).QuerySelector("main")!.Words();

        Assert.Contains("England: 31.6", main, StringComparison.Ordinal);
        Assert.Contains("2 years old", main, StringComparison.Ordinal);
        Assert.Contains("2 of 3 figures were changed after they were first published.", main, StringComparison.Ordinal);
        Assert.Contains("2022: first published 35.4, now 34.2 [r] (−1.2).", main, StringComparison.Ordinal);
        Assert.Contains("On average they moved by −0.3, and by 0.9 whichever way.", main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_withheld_figure_is_marked_and_is_not_nought_and_no_cell_is_blank()
    {
        var page = await app.PageAsync($"/data/{Slug}");

        var row = page.QuerySelectorAll("#figures ~ .scroll tbody tr").First(row => row.QuerySelector("th")?.Words() == "2024");
        Assert.Equal("[c]", row.QuerySelector("td")!.Words());
        Assert.All(page.QuerySelectorAll("main td, main th"), cell => Assert.NotEqual("", cell.Words()));
        Assert.Contains("[c] confidential", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_triangle_has_the_value_of_each_revised_period_on_each_day()
    {
        var table = (await app.PageAsync($"/data/{Slug}")).QuerySelectorAll("main table")[^1];

        Assert.Equal(["Period", "1 Mar 2025", "1 Sep 2025"], table.QuerySelectorAll("thead th").Select(cell => cell.Words()));
        Assert.Equal(["2023", "31.0 [p]", "31.6 [r]", "2022", "35.4", "34.2 [r]"], table.QuerySelectorAll("tbody th, tbody td").Select(cell => cell.Words()));
    }

    [Fact]
    public async Task As_known_on_a_day_the_page_shows_only_what_was_out_by_then()
    {
        var main = (await app.PageAsync($"/data/{Slug}?known-on=2025-04-01")).QuerySelector("main")!.Words();

        Assert.Contains("England: 31.0", main, StringComparison.Ordinal);
        Assert.Contains("Only what was published by 1 April 2025.", main, StringComparison.Ordinal);
        Assert.DoesNotContain("34.2", main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_is_chosen_in_the_address_and_the_other_is_not_shown()
    {
        var page = await app.PageAsync($"/data/{Slug}?place=E12000001");

        Assert.Contains("North East: 40.0", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal("E12000001", page.QuerySelector("#place option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_day_that_is_none_is_said_beside_the_field_and_what_was_typed_stays()
    {
        using var answer = await app.Client.GetAsync(new Uri($"/data/{Slug}?known-on=someday", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("someday", page.QuerySelector("#known-on")!.GetAttribute("value"));
        Assert.Contains("“someday” is not a day.", page.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_hold_every_vintage_and_those_marked_latest_are_the_rows_of_the_page()
    {
        var csv = Encoding.UTF8.GetString(await app.BytesAsync($"/data/{Slug}.csv")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var json = JsonDocument.Parse(await app.BytesAsync($"/data/{Slug}.json")).RootElement;

        Assert.Equal(6, csv.Length);
        Assert.Equal("nights-out,E92000001,England,,2022,2022-01-01,2022-12-31,35.4,,2025-03-01,1,no,,", csv[1]);
        Assert.StartsWith("nights-out,E92000001,England,,2022,2022-01-01,2022-12-31,34.2,[r],2025-09-01,2,yes,35.4,-1.", csv[2], StringComparison.Ordinal);
        Assert.EndsWith(",,[c],2025-03-01,1,yes,,", csv[5], StringComparison.Ordinal);
        Assert.Equal(3, json.GetProperty("figures").GetArrayLength());
        Assert.Equal(2, json.GetProperty("revisions").GetProperty("revised").GetInt32());
        Assert.Equal(2, json.GetProperty("figures")[0].GetProperty("vintages").GetArrayLength());
    }

    [Fact]
    public async Task The_place_and_the_day_of_the_address_hold_in_every_file()
    {
        const string Choice = "?place=E12000001&known-on=2025-04-01";
        var csv = CsvRows.Read(await app.BytesAsync($"/data/{Slug}.csv{Choice}"));
        var book = new Workbook(await app.BytesAsync($"/data/{Slug}.xlsx{Choice}"));
        var (_, parquet) = await ParquetRows.ReadAsync(await app.BytesAsync($"/data/{Slug}.parquet{Choice}"));

        var row = Assert.Single(csv.Skip(1));
        Assert.Equal(["nights-out", "E12000001", "North East", "", "2022", "2022-01-01", "2022-12-31", "40", "", "2025-03-01", "1", "yes", "40", ""], row);
        Assert.Equal(row, Assert.Single(parquet));
        Assert.Equal(row, book.TableRows(4)[^1]);
        var links = (await app.PageAsync($"/data/{Slug}{Choice}")).QuerySelectorAll("main .links a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Contains($"/data/{Slug}.xlsx{Choice}", links);

        // One figure is no line.
        Assert.DoesNotContain($"/data/{Slug}.svg{Choice}", links);
        using var chart = await app.Client.GetAsync(new Uri($"/data/{Slug}.svg{Choice}", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, chart.StatusCode);
    }

    [Fact]
    public async Task The_chart_is_a_drawing_of_its_own_with_title_and_source()
    {
        using var answer = await app.Client.GetAsync(new Uri($"/data/{Slug}.svg", UriKind.Relative), TestContext.Current.CancellationToken);
        var drawing = XDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;

        Assert.Equal(("image/svg+xml", "svg", "http://www.w3.org/2000/svg"), (answer.Content.Headers.ContentType!.MediaType, drawing.Name.LocalName, drawing.Name.NamespaceName));
        Assert.Contains("Nights out", drawing.Value, StringComparison.Ordinal);
        Assert.Contains("England, 2022 to 2023", drawing.Value, StringComparison.Ordinal);
        Assert.Contains("Rings show what was first published", drawing.Value, StringComparison.Ordinal);
        Assert.Contains("Source: ", drawing.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("table below", drawing.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_thousands_of_series_a_page_lists_few_and_finds_the_rest()
    {
        await app.ChangeAsync("""
            insert into places (id, code, name, level) select gen_random_uuid(), 'X' || n, 'Ward ' || n, 'Ward' from generate_series(1, 2500) n;
            insert into series (indicator_id, place_id, breakdown)
            select one.id, places.id, case part when 0 then '' else 'Age=' || part end from places, generate_series(0, 9) part, (select id from indicators where slug = 'rough-sleeping') one where places.code like 'X%';
            """);

        var all = await app.PageAsync("/data/rough-sleeping");
        var found = await app.PageAsync("/data/rough-sleeping?find=ward 249");

        Assert.Equal(50, all.QuerySelectorAll("nav[aria-label=Places] a").Length);
        Assert.Equal(11, found.QuerySelectorAll("nav[aria-label=Places] a").Length);
        Assert.InRange(all.QuerySelector("main")!.OuterHtml.Length, 1, 60_000);
        Assert.Contains("Ward 249", (await app.PageAsync("/data/rough-sleeping?place=X249")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_thousands_of_series_needs_as_few_statements_as_one_of_two()
    {
        using var counted = new CountedStatements(app.Database);
        await app.AskAsync(Person.Visitor, new Web.Features.Figures.GetFigures(new(Slug)));

        Assert.InRange(counted.Seen.Count, 1, 7);
    }

    [Fact]
    public async Task Its_copy_is_in_short_sentences()
    {
        var sentences = PlainLanguage.Sentences((await app.PageAsync($"/data/{Slug}")).QuerySelector("main")!.OuterHtml);

        Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
        Assert.InRange(PlainLanguage.Grade(sentences), 0, PlainLanguage.HighestGrade);
    }

    [Fact]
    public async Task Every_measure_of_the_catalogue_has_a_page()
    {
        var links = (await app.PageAsync("/data")).QuerySelectorAll("table.catalogue th a").Select(link => link.GetAttribute("href")!).ToList();

        Assert.True(links.Count > 5);
        foreach (var link in links) await app.PageAsync(link);
    }

    private async Task LoadAsync(string knownOn, string rows)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Head + rows, TestContext.Current.CancellationToken);
        Assert.Null(await app.SendAsync(Person.CommandLine, new ImportObservations(new ImportFile(path, "nights.csv", KnownOn: DateOnly.Parse(knownOn, System.Globalization.CultureInfo.InvariantCulture)))));
        File.Delete(path);
    }
}
