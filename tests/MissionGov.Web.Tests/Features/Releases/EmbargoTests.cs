using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MissionGov.Domain.Missions;
using MissionGov.Domain.Releases;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Data;
using MissionGov.Web.Features.Observations;
using MissionGov.Web.Features.Observations.Releases;
using MissionGov.Web.Tests.Serving;

namespace MissionGov.Web.Tests.Features.Releases;

/// <summary>Figures that wait for their second: none early at any address, on any node, for anybody.</summary>
public sealed class EmbargoTests
{
    // In no other figure of the demo, however it is rounded or grouped.
    private const string Secret = "87.31";
    private const string SecretCount = "918273";

    private const string Held = $"18-week-waits,E92000001,2025-12,{Secret}\nZebra crossings,E92000001,2025,{SecretCount}\n";

    // Half past nine on a winter's day in London.
    private static readonly DateTimeOffset Release = new(2026, 2, 2, 9, 30, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_second_early_nothing_is_out_anywhere_and_at_the_second_it_is_out_once_on_both_nodes()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 2);
        var id = await site.HoldAsync(Held, Release, "Winter figures");
        await site.HeardAsync(site.Nodes[0].DataVersion - 1);

        site.Clock.Now = Release.AddSeconds(-1);
        var early = await Task.WhenAll(site.Publisher(0).PublishDueAsync(Token), site.Publisher(1).PublishDueAsync(Token));
        Assert.Equal([0, 0], early);
        foreach (var node in site.Nodes) Assert.Equal([], await HintsAsync(node, "zebra", Secret, SecretCount, "918,273"));

        var version = site.Nodes.Max(node => node.DataVersion);
        site.Clock.Now = Release;
        var came = await Task.WhenAll(site.Publisher(0).PublishDueAsync(Token), site.Publisher(1).PublishDueAsync(Token));
        await site.HeardAsync(version);

        Assert.Equal(1, came.Sum());
        foreach (var node in site.Nodes)
        {
            Assert.Contains(Secret, await TextAsync(node, "/data/18-week-waits.csv"), StringComparison.Ordinal);
            Assert.Contains(SecretCount, await TextAsync(node, "/data/zebra-crossings.json"), StringComparison.Ordinal);
        }

        var audit = await site.Nodes[0].ReadAsync(db => db.Audit.AsNoTracking().Where(line => line.Who == Person.ReleaseClock.Title).OrderBy(line => line.Id).Select(line => line.Event).ToListAsync());
        Assert.Equal([nameof(HeldFiguresReleased), nameof(ObservationsImported)], audit);
        Assert.Equal(ReleaseState.Published, await StateAsync(site, id));
    }

    [Fact]
    public async Task What_is_announced_is_a_name_and_a_time()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        await site.HoldAsync(Held, Release, "Winter figures");

        var page = (await site.Nodes[0].PageAsync("/data/releases")).QuerySelector("main")!.Words();

        Assert.Contains("2 February 2026, 09:30 Winter figures Management information", page, StringComparison.Ordinal);
        Assert.DoesNotContain("held.csv", page, StringComparison.Ordinal);
        Assert.DoesNotContain("2 new", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_time_when_nothing_ran_it_comes_out_at_once()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        await site.HoldAsync(Held, Release);
        site.Clock.Now = Release.AddHours(5);

        Assert.Equal(1, await site.Publisher().PublishDueAsync(Token));
        Assert.Equal(0, await site.Publisher().PublishDueAsync(Token));
    }

    [Fact]
    public async Task What_is_held_is_tried_first_and_a_bad_file_is_not_held()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);

        var problem = await site.Nodes[0].SendAsync(Person.CommandLine, new HoldRelease(Guid.CreateVersion7(), EmbargoSite.File("18-week-waits,E92000001,2025-12,8l\n"), Release));

        Assert.Equal(ImportRun.Problems, problem!.Code);
        Assert.False(await site.Nodes[0].ReadAsync(db => db.HeldReleases.AnyAsync()));
    }

    [Fact]
    public async Task Early_sight_of_official_statistics_is_refused_at_25_hours_and_given_to_a_post_at_24()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        await site.Nodes[0].ReadAsync(db => db.Indicators.Where(one => one.Slug == "18-week-waits").ExecuteUpdateAsync(change => change.SetProperty(one => one.Statistics, StatisticsKind.Accredited)));
        var id = await site.HoldAsync(Held, Release);

        Assert.Equal("release.from", (await site.Nodes[0].SendAsync(Person.CommandLine, new LetSee(id, "Minister's office", Release.AddHours(-25))))!.Code);
        Assert.Equal("release.post", (await site.Nodes[0].SendAsync(Person.CommandLine, new LetSee(id, "A friend", Release.AddHours(-1))))!.Code);
        Assert.Null(await site.Nodes[0].SendAsync(Person.CommandLine, new LetSee(id, "Minister's office", Release.AddHours(-24))));
        Assert.Equal(["Minister's office 1 February 2026, 09:30"], (await site.Nodes[0].PageAsync("/data/releases/access")).QuerySelector("main")!.Rows());
    }

    [Fact]
    public async Task An_official_release_at_another_time_needs_a_reason()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        await site.Nodes[0].ReadAsync(db => db.Indicators.Where(one => one.Slug == "18-week-waits").ExecuteUpdateAsync(change => change.SetProperty(one => one.Statistics, StatisticsKind.Official)));
        var hold = new HoldRelease(Guid.CreateVersion7(), EmbargoSite.File(Held), Release.AddMinutes(30));

        Assert.Equal("release.at", (await site.Nodes[0].SendAsync(Person.CommandLine, hold))!.Code);
        Assert.Null(await site.Nodes[0].SendAsync(Person.CommandLine, hold, "With the Budget."));
    }

    [Fact]
    public async Task The_minister_sees_it_from_their_time_and_every_look_is_in_the_log()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var id = await site.HoldAsync(Held, Release, "Winter figures");
        Assert.Null(await site.Nodes[0].SendAsync(Person.CommandLine, new LetSee(id, "Minister's office", Release.AddHours(-2))));
        using var minister = await StaffBrowser.AsAsync(site.Nodes[0], "Minister's office");
        using var lead = await StaffBrowser.AsAsync(site.Nodes[0], "NHS unit lead");
        using var analyst = await StaffBrowser.AsAsync(site.Nodes[0], "Delivery analyst");

        site.Clock.Now = Release.AddHours(-2).AddSeconds(-1);
        await minister.GetAsync($"/data/releases/{id}/figures");
        Assert.Equal(HttpStatusCode.NotFound, minister.Status);

        site.Clock.Now = Release.AddHours(-2);
        Assert.Contains(Secret, (await minister.GetAsync($"/data/releases/{id}/figures")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        site.Clock.Now = Release.AddHours(-1);
        await analyst.GetAsync($"/data/releases/{id}/figures");
        await lead.GetAsync($"/data/releases/{id}/figures");
        Assert.Equal(HttpStatusCode.NotFound, lead.Status);
        await lead.GetAsync($"/data/releases/{id}");
        Assert.Equal(HttpStatusCode.NotFound, lead.Status);

        using var auditor = await StaffBrowser.AsAsync(site.Nodes[0], "Auditor");
        var log = (await auditor.GetAsync("/data/releases/log")).QuerySelector("main")!.Rows();
        Assert.Equal(
            ["2 Feb 2026, 08:30:00 Winter figures 2 February 2026, 09:30 Delivery analyst [z]", "2 Feb 2026, 07:30:00 Winter figures 2 February 2026, 09:30 Minister's office [z]"], log);
        await minister.GetAsync("/data/releases/log");
        Assert.Equal(HttpStatusCode.Forbidden, minister.Status);
    }

    [Fact]
    public async Task A_release_is_moved_and_cancelled_with_a_reason_that_everybody_reads()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var id = await site.HoldAsync(Held, Release, "Winter figures");
        using var analyst = await StaffBrowser.AsAsync(site.Nodes[0], "Delivery analyst");
        var fields = StaffBrowser.FieldsOf(await analyst.GetAsync($"/data/releases/{id}"));

        var refused = await analyst.SendAsync($"/data/releases/{id}/move", new(fields) { ["on"] = "2026-02-03", ["at"] = "09:30", ["reason"] = "" });
        Assert.Contains("Say why it moves.", refused.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        await analyst.SendAsync($"/data/releases/{id}/move", new(fields) { ["command"] = $"{Guid.CreateVersion7()}", ["on"] = "2026-02-03", ["at"] = "09:30", ["reason"] = "A late return." });
        Assert.Equal($"/data/releases/{id}", analyst.Address);

        site.Clock.Now = Release;
        Assert.Equal(0, await site.Publisher().PublishDueAsync(Token));
        Assert.Contains("Moved: A late return.", (await site.Nodes[0].PageAsync("/data/releases")).QuerySelector("main")!.Words(), StringComparison.Ordinal);

        await analyst.SendAsync($"/data/releases/{id}/cancel", new(fields) { ["command"] = $"{Guid.CreateVersion7()}", ["reason"] = "The file was wrong." });
        site.Clock.Now = Release.AddDays(2);
        Assert.Equal(0, await site.Publisher().PublishDueAsync(Token));
        Assert.Contains("Winter figures, due 3 February 2026, 09:30. Why: The file was wrong.", (await site.Nodes[0].PageAsync("/data/releases")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.False(await site.Nodes[0].ReadAsync(db => db.HeldReleaseFiles.AnyAsync()));
    }

    [Fact]
    public async Task A_release_that_fails_is_late_its_owner_is_told_once_and_it_comes_out_when_it_can()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var person = await Jobs.MailingApp.PersonAsync(site.Nodes[0], "ana@example.gov.uk", Domain.People.Role.Analyst, mission: null, title: "Head of data");
        await site.HoldAsync(Held, Release, "Winter figures");

        // Since it was held, somebody has said that waits are never above 80.
        await site.Nodes[0].ReadAsync(db => db.Indicators.Where(one => one.Slug == "18-week-waits").ExecuteUpdateAsync(change => change.SetProperty(one => one.UpperBound, 80.0)));
        site.Clock.Now = Release;
        Assert.Equal(0, await site.Publisher().PublishDueAsync(Token));
        Assert.Equal(0, await site.Publisher().PublishDueAsync(Token));

        var mail = Assert.Single(await site.Nodes[0].ReadAsync(db => db.Outbox.AsNoTracking().ToListAsync()));
        Assert.Equal((person, "A release is late: Winter figures"), (mail.PersonId, mail.Subject));
        Assert.Contains("Late. Was due 2 February 2026, 09:30", (await site.Nodes[0].PageAsync("/data/releases")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal([], await HintsAsync(site.Nodes[0], "zebra", Secret, SecretCount));

        await site.Nodes[0].ReadAsync(db => db.Indicators.Where(one => one.Slug == "18-week-waits").ExecuteUpdateAsync(change => change.SetProperty(one => one.UpperBound, 100.0)));
        Assert.Equal(1, await site.Publisher().PublishDueAsync(Token));
    }

    [Fact]
    public async Task The_audit_of_a_release_names_the_cells_that_were_mended()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var id = Guid.CreateVersion7();
        var file = EmbargoSite.File("Zebra crossings,E92000001,2025,many\n") with { Fixes = [new(2, "value", "many", "7")] };
        Assert.Null(await site.Nodes[0].SendAsync(Person.CommandLine, new HoldRelease(id, file, Release), commandId: id));
        site.Clock.Now = Release;
        Assert.Equal(1, await site.Publisher().PublishDueAsync(Token));

        Assert.Contains("1 cell mended (row 2, value: many → 7)", await site.Nodes[0].ReadAsync(db => db.Audit.Where(line => line.Event == nameof(ObservationsImported)).OrderByDescending(line => line.Id).Select(line => line.Summary).FirstAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_waits_at_the_page_of_held_figures_for_the_end_of_a_long_load()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var id = await site.HoldAsync(Held, Release, "Winter figures");
        using var analyst = await StaffBrowser.AsAsync(site.Nodes[0], "Delivery analyst");
        await using var scope = site.Nodes[0].Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<MissionGovDb>();
        await using var turn = await db.Database.BeginTransactionAsync(Token);
        await new ObservationLoad(db).TakeTurnAsync(Token);

        var page = await analyst.GetAsync($"/data/releases/{id}/figures");

        Assert.Equal("Another file is being loaded. Wait until it is in, then load this page again.", page.QuerySelectorAll("main .notice")[^1].Words());
    }

    [Fact]
    public async Task Nobody_brings_held_figures_in_by_hand()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var id = await site.HoldAsync(Held, Release);
        site.Clock.Now = Release;

        foreach (var person in Access.Personas.All.Append(Person.CommandLine).Append(Person.Visitor)) Assert.Equal("forbidden", (await site.Nodes[0].SendAsync(person, new PublishRelease(id)))!.Code);
        Assert.Equal("forbidden", (await site.Nodes[0].SendAsync(Person.ReleaseClock, new CancelRelease(id), "Why"))!.Code);
    }

    [Fact]
    public async Task An_analyst_holds_a_file_from_its_preview_and_what_is_wrong_is_said_with_all_that_was_typed()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        using var analyst = await StaffBrowser.AsAsync(site.Nodes[0], "Delivery analyst");
        var preview = await analyst.SubmitAsync(await analyst.GetAsync("/data/import"), new() { ["text"] = "indicator,place,period,value\n" + Held });
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)preview.QuerySelector("form[action='/data/releases/hold']")!;
        var fields = Caller.FieldsOf(form).ToDictionary(field => field.Name, field => field.Value);

        var refused = await analyst.SendAsync("/data/releases/hold", new(fields) { ["release-name"] = "Winter figures", ["on"] = "2026-01-02", ["at"] = "09:30" });
        Assert.Contains("Choose a time to come", refused.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        Assert.Equal("Winter figures", refused.QuerySelector("#hold-release-name")!.GetAttribute("value"));
        var page = await analyst.SubmitAsync(refused, new() { ["on"] = "2026-02-02" });

        Assert.Contains("It comes out on 2 February 2026, 09:30.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Contains("2 rows: 2 new", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Equal([], await HintsAsync(site.Nodes[0], "zebra", Secret, SecretCount));
    }

    [Fact]
    public async Task By_itself_the_program_asks_the_clock_of_the_database_and_wakes_at_the_second()
    {
        var database = await TestData.DemoAsync();
        await using var node = TestApp.On(database);
        await TestApp.UntilAsync(() => node.DataVersion > 0, "ready");
        var at = await node.ReadAsync(db => node.Services.GetRequiredService<DatabaseClock>().NowAsync(db, Token));
        var id = Guid.CreateVersion7();
        Assert.Null(await node.SendAsync(Person.CommandLine, new HoldRelease(id, EmbargoSite.File(Held), at.AddSeconds(2)), commandId: id));

        async Task<HeldRelease> nowAsync() => await node.ReadAsync(db => db.HeldReleases.AsNoTracking().SingleAsync(release => release.Id == id));
        HeldRelease release;
        do await Task.Delay(50, Token);
        while ((release = await nowAsync()).State == ReleaseState.Held);

        Assert.True(release.EndedAt >= release.At);
    }

    [Fact]
    public async Task The_pages_are_in_short_plain_sentences()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var id = await site.HoldAsync(Held, Release, "Winter figures");
        Assert.Null(await site.Nodes[0].SendAsync(Person.CommandLine, new LetSee(id, "Minister's office", Release.AddHours(-2))));
        using var analyst = await StaffBrowser.AsAsync(site.Nodes[0], "Delivery analyst");
        foreach (var address in new[] { "/data/releases", "/data/releases/access", $"/data/releases/{id}", $"/data/releases/{id}/figures" })
        {
            var sentences = PlainLanguage.Sentences((await analyst.GetAsync(address)).QuerySelector("main")!.OuterHtml);
            Assert.All(sentences, sentence => Assert.True(PlainLanguage.Words(sentence) <= PlainLanguage.MostWords, $"{address}: {sentence}"));
            Assert.InRange(PlainLanguage.Grade(sentences), -10, PlainLanguage.HighestGrade);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static Task<ReleaseState> StateAsync(EmbargoSite site, Guid id) => site.Nodes[0].ReadAsync(db => db.HeldReleases.Where(release => release.Id == id).Select(release => release.State).SingleAsync());

    private static Task<string> TextAsync(TestApp node, string address) => node.Client.GetStringAsync(new Uri(address, UriKind.Relative), Token);

    /// <summary>Everything that a visitor can read at all, by every route and by every link from there, that holds one of these.</summary>
    private static async Task<List<string>> HintsAsync(TestApp node, params string[] secrets)
    {
        using var visitor = Caller.At(node.Address);
        Queue<string> open = new(Route.All(node).Where(route => route.Method == HttpMethod.Get && !route.Pattern.StartsWith("/_", StringComparison.Ordinal) && route.Pattern != "/events").Select(route => route.Address));
        foreach (var address in new[] { "/data/zebra-crossings", "/data/zebra-crossings.csv", "/data/zebra-crossings.json", "/targets?view=all", "/changes?words=zebra", "/milestones?show=all" }) open.Enqueue(address);
        HashSet<string> seen = [.. open];
        List<string> hints = [];
        while (open.TryDequeue(out var address))
        {
            using var answer = await visitor.GetAsync(address);
            if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream") continue;
            var text = await answer.Content.ReadAsStringAsync(Token);
            if (secrets.Any(secret => text.Replace(address, "", StringComparison.Ordinal).Contains(secret, StringComparison.OrdinalIgnoreCase) && !address.Contains(secret, StringComparison.OrdinalIgnoreCase))) hints.Add(address);
            if (address.Contains("zebra", StringComparison.Ordinal) && answer.StatusCode != HttpStatusCode.NotFound && address.StartsWith("/data", StringComparison.Ordinal)) hints.Add($"{address} is there");
            if (answer.Content.Headers.ContentType?.MediaType != "text/html") continue;
            foreach (var link in new AngleSharp.Html.Parser.HtmlParser().ParseDocument(text).QuerySelectorAll("a[href^='/']").Select(link => link.GetAttribute("href")!.Split('#')[0]))
                if (link.Length > 0 && seen.Add(link)) open.Enqueue(link);
        }

        Assert.True(seen.Count > 60, $"{seen.Count} addresses");
        return hints;
    }
}
