using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Interventions;

/// <summary>Plans of the demo, as everybody sees them.</summary>
public sealed class PlanPagesTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Lead = "NHS unit lead";
    private const string Clinics = "/missions/nhs/plans/evening-and-weekend-clinics";

    [Fact]
    public async Task The_list_says_what_each_plan_brings_and_on_what_that_rests()
    {
        var page = await app.PageAsync("/missions/nhs/plans");

        var rows = page.QuerySelectorAll("main tbody tr").Select(row => row.Words()).ToList();
        Assert.Contains(rows, row => row.StartsWith("Evening and weekend clinics [illustrative] Test ●●●○ trial +6.0 points (3.8 to 8.2) 11 February 2026 with 40 evening clinics open", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("Outpatient reform [illustrative] Scaling up ●●○○ pilot +5.1 points (1.0 to 9.0) 29 May 2026", StringComparison.Ordinal) && row.EndsWith("A look at an assumption is overdue.", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("AI triage of referrals [illustrative] Idea ●○○○ expert guess +7.3 points (0.0 to 15.0)", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("It has no estimate of its effect yet.", StringComparison.Ordinal) && row.StartsWith("More diagnostic centres", StringComparison.Ordinal));
        Assert.Contains("What these plans bring rests 32% on a trial, 28% on a pilot and 40% on an expert guess.", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Contains("Outpatient reform and AI triage of referrals: 20% of the smaller one.", page.Body!.Words(), StringComparison.Ordinal);
        Assert.Equal("page", page.QuerySelector("nav.views a[href='/missions/nhs/plans']")!.GetAttribute("aria-current"));
        Assert.Empty(page.QuerySelectorAll("main a[href$='/new'], main a[href*='overlaps']"));
    }

    [Fact]
    public async Task What_ended_stays_to_be_seen_with_what_follows_it()
    {
        var list = await app.PageAsync("/missions/clean-energy/plans");
        Assert.Contains("Text alerts at peak times: stopped. Most homes ignored the messages after a month", list.QuerySelector("ul.muted")!.Words(), StringComparison.Ordinal);

        var ended = (await app.PageAsync("/missions/clean-energy/plans/text-alerts-at-peak-times")).QuerySelector("main")!.Words();
        Assert.Contains("This plan has ended.", ended, StringComparison.Ordinal);
        Assert.Contains("Flexible demand at peak times", ended, StringComparison.Ordinal);
        Assert.Contains("Text alerts at peak times, stopped", Facts(await app.PageAsync("/missions/clean-energy/plans/flexible-demand-at-peak-times")));
    }

    [Fact]
    public async Task One_plan_shows_its_evidence_its_assumptions_and_what_it_asked_for()
    {
        var words = (await app.PageAsync(Clinics)).QuerySelector("main")!.Words();

        Assert.Contains("+6.0 points (3.8 to 8.2) when all of it is there.", words, StringComparison.Ordinal);
        Assert.Contains("Strength of the evidence: 4 of 5. Cost for each person or place: 2 of 5.", words, StringComparison.Ordinal);
        Assert.Contains("No: The trial of 40 hospitals takes its place", words, StringComparison.Ordinal);
        Assert.Contains("The first effect comes on 11 April 2026, the whole of it by 11 October 2027.", words, StringComparison.Ordinal);
        Assert.Contains("NHS mission unit lead, 2 March 2026 one shift in five is not filled for a month.", words, StringComparison.Ordinal);
        Assert.Contains("No answer yet after 76 days", words, StringComparison.Ordinal);
        Assert.Contains("Granted on 1 August 2025, after 53 days. For two years.", words, StringComparison.Ordinal);
        Assert.Contains("3 sources, put together.", (await app.PageAsync("/missions/opportunity/plans/language-support-in-reception")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("Overdue", (await app.PageAsync("/missions/nhs/plans/outpatient-reform")).QuerySelector("#assumptions + div")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_forms_are_for_those_of_the_mission_only()
    {
        using var other = await StaffBrowser.AsAsync(app, "Auditor");
        foreach (var form in new[] { $"{Clinics}/edit", $"{Clinics}/state", $"{Clinics}/start", "/missions/nhs/plans/new", "/missions/nhs/plans/overlaps/18-week-waits", $"{Clinics}/estimates/new" })
        {
            await other.GetAsync(form);
            Assert.Equal(HttpStatusCode.Forbidden, other.Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync(new Uri("/missions/nhs/plans/no-such-plan", UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_pages_are_in_plain_words()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        var estimate = (await app.ReadAsync(db => db.Interventions.AsNoTracking().SingleAsync(plan => plan.Slug == "evening-and-weekend-clinics"))).Estimates[0].Id;
        var sentences = new List<string>();
        foreach (var page in new[] { "/missions/nhs/plans", Clinics, $"{Clinics}/edit", $"{Clinics}/state", $"{Clinics}/start", $"{Clinics}/estimates/{estimate}", $"{Clinics}/estimates/{estimate}/aside", $"{Clinics}/assumptions/new", $"{Clinics}/asks/new", "/missions/nhs/plans/overlaps/18-week-waits" })
        {
            var shown = await lead.GetAsync(page);
            Assert.Equal(HttpStatusCode.OK, lead.Status);

            // What people wrote themselves is theirs.
            foreach (var theirs in shown.QuerySelectorAll("bdi")) theirs.Remove();
            sentences.AddRange(PlainLanguage.Sentences(shown.QuerySelector("main")!.OuterHtml));
        }

        Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, sentence));
        Assert.InRange(PlainLanguage.Grade(sentences), 0, PlainLanguage.HighestGrade);
    }

    internal static IEnumerable<string> Facts(IParentNode page) => page.QuerySelectorAll("main dd").Select(fact => fact.Words());
}
