using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Interventions;

/// <summary>The map of delivery: bold plans, and plans that go well.</summary>
public sealed class PlanMapTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Map = "/missions/nhs/plans/map";

    [Fact]
    public async Task The_table_says_all_that_the_picture_says()
    {
        var page = await app.PageAsync(Map);

        Assert.Equal(
        [
            "1. Outpatient reform [illustrative] Bold but behind 4 of 5: a big change to part of it 1 of 5. Its milestone slipped by 210 days. 15% of what its target needs",
            "2. More diagnostic centres [illustrative] Small and going well 2 of 5: more of what is done 4 of 5. Work on its milestone goes on, and its day has not moved. It has no estimate of its effect yet.",
            "3. Evening and weekend clinics [illustrative] Small and behind 2 of 5: more of what is done 2 of 5. Its milestone slipped by 42 days. 18% of what its target needs",
        ], page.QuerySelectorAll("main tbody tr").Select(row => row.Words()));
        Assert.Equal(["1", "2", "3"], Bubbles(page).Select(bubble => bubble.TextContent.Trim()));
        Assert.Equal(["known", "unknown", "known"], Bubbles(page).Select(bubble => bubble.ClassName));
        Assert.Contains("None of 3 plans are bold and going well. One more is not on the map yet.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("AI triage of referrals [illustrative]: It is still an idea, so nothing is carried out yet.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("growth")]
    [InlineData("nhs")]
    [InlineData("safer-streets")]
    [InlineData("opportunity")]
    [InlineData("clean-energy")]
    public async Task A_circle_a_row_and_none_over_another(string mission)
    {
        var page = await app.PageAsync($"/missions/{mission}/plans/map");
        var circles = Bubbles(page).Select(bubble => bubble.QuerySelector("circle")!).Select(circle => (X: Number(circle, "cx"), Y: Number(circle, "cy"), R: Number(circle, "r"))).ToList();

        Assert.NotEmpty(circles);
        Assert.Equal(page.QuerySelectorAll("main tbody tr").Length, circles.Count);
        for (var i = 0; i < circles.Count; i++)
            for (var j = 0; j < i; j++)
                Assert.True(Math.Pow(circles[i].X - circles[j].X, 2) + Math.Pow(circles[i].Y - circles[j].Y, 2) > Math.Pow(circles[i].R + circles[j].R, 2), $"{i + 1} lies over {j + 1}");
    }

    [Fact]
    public async Task The_plans_and_the_mission_lead_to_it()
    {
        foreach (var from in new[] { "/missions/nhs", "/missions/nhs/plans", "/missions/nhs/plans/outpatient-reform" })
            Assert.NotEmpty((await app.PageAsync(from)).QuerySelectorAll($"main a[href='{Map}']"));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(new Uri("/missions/none/plans/map", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_page_is_in_plain_words()
    {
        var sentences = new List<string>();
        foreach (var mission in new[] { "nhs", "clean-energy", "opportunity" })
            sentences.AddRange(PlainLanguage.Sentences((await app.PageAsync($"/missions/{mission}/plans/map")).QuerySelector("main")!.OuterHtml));

        Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
        Assert.InRange(PlainLanguage.Grade(sentences), 0, PlainLanguage.HighestGrade);
    }

    private static IEnumerable<IElement> Bubbles(IParentNode page) => page.QuerySelectorAll("svg.plan-map g:has(circle)");

    private static double Number(IElement element, string name) => double.Parse(element.GetAttribute(name)!, CultureInfo.InvariantCulture);
}
