using MissionGov.Tests;
using MissionGov.Web.Features.HowWeRate;
using MissionGov.Web.Tests.Components;

namespace MissionGov.Web.Tests.Features.HowWeRate;

public class RatingVersionsTests(DemoSite site) : IClassFixture<DemoSite>
{
    [Fact]
    public async Task Version_1_is_shown_as_it_was_noted_down()
    {
        var view = await site.AskAsync(new GetMethodVersions());
        var text = PlainLanguage.Text(await Rendered.AsHtmlAsync<RatingVersions>(("View", view)));

        Assert.Equal(VersionOne.Figures.Keys.Order(), view.Rows.Select(row => row.Now.Target.Slug).Order());
        Assert.Contains("60.6%", text, StringComparison.Ordinal);
        Assert.Contains("5.3% to 97.7%", text, StringComparison.Ordinal);
        Assert.Contains("22%", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_version_stands_beside_it_on_the_same_figures_whatever_was_loaded_since()
    {
        var before = await site.AskAsync(new GetMethodVersions());
        await site.PublishAsync("18-week-waits", new DateOnly(2026, 2, 2), (MissionGov.Domain.Missions.Period.Month(2025, 12), 70));

        var after = await site.AskAsync(new GetMethodVersions());
        var html = await Rendered.AsHtmlAsync<RatingVersions>(("View", after with { Current = "2" }));

        Assert.Equal(before.Rows.Select(row => row.After), after.Rows.Select(row => row.After));
        Assert.Equal(after.Rows.Count, System.Text.RegularExpressions.Regex.Count(html, "rowspan=\"2\""));
    }

    [Fact]
    public async Task Without_the_demo_there_is_no_table()
    {
        var html = await Rendered.AsHtmlAsync<RatingVersions>(("View", new MethodVersionsView("2", [])));

        Assert.DoesNotContain("<table", html, StringComparison.Ordinal);
        Assert.Contains("version 2", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_reads_at_grade_6_or_below()
    {
        var sentences = PlainLanguage.Sentences(await Rendered.AsHtmlAsync<RatingVersions>(("View", await site.AskAsync(new GetMethodVersions()))));

        Assert.InRange(PlainLanguage.Grade(sentences), 1, PlainLanguage.HighestGrade);
        Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
    }
}
