using System.Net;
using System.Text.Json;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Serving.Tables;

/// <summary>Every address its data: the files of a view hold the same rows, and say what they mean.</summary>
public sealed class EveryViewTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Target = "/missions/nhs/targets/18-week-waits";

    private const string Measure = "/data/18-week-waits";

    public static TheoryData<string, string> Views => new()
    {
        { "/missions", "" }, { "/missions/nhs", "" }, { "/missions/nhs", "?as-at=2025-03-01" }, { "/missions/nhs", "?as-at=2025-03-01&known-on=2025-03-01" },
        { "/targets", "?view=all" }, { "/targets", "?view=all&mission=nhs" }, { "/targets", "?view=all&level=offTrack&sort=name" }, { "/targets", "?view=all&mission=nhs&level=met" },
        { Target, "" }, { Target, "?known-on=2025-03-01" }, { Target, "?measure=all" }, { Target, "?view=signal" }, { Target, "?view=signal&known-on=1500-12-31" },
        { "/missions/social-exclusion/targets/under-18-conceptions", "?as-at=2004-12-31" },
        { "/milestones", "" }, { "/milestones", "?show=all" }, { "/milestones", "?mission=nhs&show=all" }, { "/missions/nhs/milestones", "" },
        { "/mandates", "" }, { "/mandates", "?mission=nhs&kind=budget" }, { "/mandates", "?mission=nhs&answer=refused" },
        { "/decisions", "" }, { "/missions/nhs/plans", "" }, { "/missions/clean-energy/plans", "" }, { "/decisions", "?mission=nhs" }, { "/data", "" }, { "/data/late", "" },
        { Measure, "" }, { Measure, "?known-on=2025-03-01" }, { Measure, "?known-on=1500-12-31" }, { "/data/places", "" },
    };

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Every_file_of_a_view_holds_the_same_rows(string path, string query)
    {
        var csv = CsvRows.Read(await app.BytesAsync($"{path}.csv{query}"));
        var book = new Workbook(await app.BytesAsync($"{path}.xlsx{query}"));
        var (schema, parquet) = await ParquetRows.ReadAsync(await app.BytesAsync($"{path}.parquet{query}"));

        Assert.False(book.HasFormulas);
        Assert.Equal(csv[0], schema.GetDataFields().Select(field => field.Name));
        Assert.Equal(csv.Skip(1).Select(row => row.Select(Unguarded)), parquet);
        if (csv.Count == 1) Assert.Equal(csv[0], book.Rows(4)[^1]);
        else Assert.Equal(csv.Select(row => row.Select(Unguarded)), book.TableRows(4));
    }

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_csv_leads_to_what_its_columns_mean(string path, string query)
    {
        using var answer = await app.Client.GetAsync(new Uri($"{path}.csv{query}", UriKind.Relative), TestContext.Current.CancellationToken);
        var link = Assert.Single(answer.Headers.GetValues("Link"));
        Assert.EndsWith("; rel=\"describedby\"; type=\"application/csvm+json\"", link, StringComparison.Ordinal);
        using var described = JsonDocument.Parse(await app.BytesAsync(link[1..link.IndexOf('>', StringComparison.Ordinal)]));
        var root = described.RootElement;

        Assert.Equal(CsvRows.Read(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))[0], root.GetProperty("tableSchema").GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("name").GetString()!));
        Assert.All(root.GetProperty("tableSchema").GetProperty("columns").EnumerateArray(), column => Assert.NotEqual("", column.GetProperty("dc:description").GetString()));
        Assert.Equal($"{path}.csv{query}", new Uri(new Uri(app.Address, $"{path}.metadata.json"), root.GetProperty("url").GetString()).PathAndQuery);
        Assert.Equal(path + query, new Uri(root.GetProperty("dc:isVersionOf").GetProperty("@id").GetString()!).PathAndQuery);
    }

    [Fact]
    public async Task The_filters_of_the_address_hold_in_the_file()
    {
        var all = CsvRows.Read(await app.BytesAsync("/targets.csv?view=all"));
        var some = CsvRows.Read(await app.BytesAsync("/targets.csv?view=all&mission=nhs"));

        Assert.True(some.Count < all.Count);
        Assert.All(some.Skip(1), row => Assert.Equal("nhs", row[3]));
    }

    [Theory]
    [InlineData("/missions/nothing")]
    [InlineData("/missions/nhs/targets/nothing")]
    [InlineData("/missions/nothing/milestones")]
    [InlineData("/data/nothing")]
    public async Task What_is_not_there_has_no_files(string path)
    {
        foreach (var extension in new[] { "csv", "xlsx", "json", "parquet", "metadata.json", "svg", "png" })
        {
            using var answer = await app.Client.GetAsync(new Uri($"{path}.{extension}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("/missions")]
    [InlineData("/missions/nhs")]
    [InlineData("/missions/nhs?as-at=2025-03-01")]
    [InlineData("/targets?view=all")]
    [InlineData(Target)]
    [InlineData(Target + "?view=signal")]
    [InlineData("/milestones?show=all")]
    [InlineData("/decisions")]
    [InlineData("/mandates")]
    [InlineData("/data")]
    [InlineData("/data/late")]
    [InlineData(Measure)]
    [InlineData(Measure + "?known-on=2025-03-01")]
    [InlineData("/data/places")]
    public async Task Each_page_leads_to_its_files(string address)
    {
        var page = await app.PageAsync(address);
        var links = page.QuerySelectorAll("main .links a").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith($"{address.Split('?')[0]}.", StringComparison.Ordinal)).ToList();

        Assert.Equal(["csv", "xlsx", "json", "parquet"], links.Take(4).Select(link => link.Split('?')[0].Split('.')[1]));
        foreach (var link in links)
        {
            using var answer = await app.Client.GetAsync(new Uri(link, UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{link}: {(int)answer.StatusCode}");
        }
    }

    [Theory]
    [InlineData(Target, "as-at=2026")]
    [InlineData(Target, "known-on=2026-02-02")]
    [InlineData("/missions/nhs", "as-at=2026")]
    [InlineData(Measure, "known-on=2026")]
    public async Task No_file_is_of_a_day_to_come_and_the_answer_says_so(string path, string query)
    {
        foreach (var extension in new[] { "csv", "xlsx", "json", "parquet", "metadata.json", "svg", "png" })
        {
            using var answer = await app.Client.GetAsync(new Uri($"{path}.{extension}?{query}", UriKind.Relative), TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("has not come yet. Enter a day up to 1 February 2026.", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/history.json?as-at=2026", "31 December 2026 has not come yet.")]
    [InlineData("/history?as-at=2026", "31 December 2026 has not come yet.")]
    [InlineData("/api/v1/targets/nhs/18-week-waits?as-at=2026", "31 December 2026 has not come yet.")]
    [InlineData(Target + ".csv?known-on=someday", "is not a day.")]
    public async Task What_is_asked_of_no_day_is_refused_in_plain_words(string address, string words)
    {
        using var answer = await app.Client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // A CSV puts an apostrophe before what a spreadsheet would run; the other files know text from numbers.
    private static string Unguarded(string cell) => cell is ['\'', '=' or '+' or '-' or '@' or '\t' or '\r', ..] ? cell[1..] : cell;
}
