using AngleSharp.Dom;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Delivery;

public sealed class ComparedMilestonesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Page = "/missions/nhs/milestones";
    private const string Compared = "?baseline=2026-01-15";

    [Fact]
    public async Task The_files_of_a_page_that_compares_with_a_day_compare_with_it_too()
    {
        var files = Files(await app.PageAsync(Page + Compared));

        Assert.Equal(new[] { "csv", "xlsx", "json", "parquet", "svg", "png" }.Select(extension => $"{Page}.{extension}{Compared}"), files);
        Assert.Equal($"{Page}.csv", Files(await app.PageAsync(Page))[0]);
        foreach (var extension in new[] { "csv", "json", "svg", "png" })
            Assert.NotEqual(await app.BytesAsync($"{Page}.{extension}"), await app.BytesAsync($"{Page}.{extension}{Compared}"));
    }

    private static IReadOnlyList<string> Files(IParentNode page) =>
        [.. page.QuerySelectorAll("main .links a").Select(link => link.GetAttribute("href")!).Where(address => address.StartsWith($"{Page}.", StringComparison.Ordinal) && !address.EndsWith(".ics", StringComparison.Ordinal))];
}
