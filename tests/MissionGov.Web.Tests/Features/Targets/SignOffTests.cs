using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Missions;
using MissionGov.Tests;

namespace MissionGov.Web.Tests.Features.Targets;

/// <summary>Who signs has read what they sign, and the rule of two people binds them.</summary>
public sealed class SignOffTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Lead = "NHS unit lead";
    private const string Owner = "NHS senior responsible owner";

    [Fact]
    public async Task A_target_changed_while_the_signer_read_is_not_signed_but_shown_anew()
    {
        var (target, publish) = await DraftAsync("Read before signing");
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        using var owner = await StaffBrowser.AsAsync(app, Owner);
        var read = await owner.GetAsync(publish);
        await lead.SubmitAsync(await lead.GetAsync($"{target}/edit"), new() { ["promise"] = "60% of patients, some day." });

        var again = await owner.SubmitAsync(read, []);

        var problem = again.QuerySelector(".error-summary")!.Words();
        Assert.Contains("This changed after you opened the page, so nothing was done.", problem, StringComparison.Ordinal);
        Assert.Contains($"{Lead}: Read before signing: changed promise.", problem, StringComparison.Ordinal);
        Assert.Contains("60% of patients, some day.", again.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.Null((await TargetAsync("read-before-signing")).PublishedAt);

        // Now it has been read.
        await owner.SubmitAsync(again, []);
        Assert.NotNull((await TargetAsync("read-before-signing")).PublishedAt);
    }

    [Fact]
    public async Task A_mission_changed_while_the_signer_read_is_not_closed()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        using var owner = await StaffBrowser.AsAsync(app, Owner);
        var read = await owner.GetAsync("/missions/nhs/publish");
        await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/edit"), new() { ["purpose"] = "Care in time, for all.", ["reason"] = "Shorter." });

        var again = await owner.SubmitAsync(read, new() { ["reason"] = "Done." });

        Assert.Contains("This changed after you opened the page", again.QuerySelector(".error-summary")!.Words(), StringComparison.Ordinal);
        Assert.Equal("Done.", again.QuerySelector("#reason")!.GetAttribute("value"));
        Assert.False(await app.ReadAsync(db => db.Missions.Where(mission => mission.Slug == "nhs").Select(mission => mission.Closed).SingleAsync()));
    }

    [Fact]
    public async Task Who_signs_off_cannot_switch_off_the_rule_that_binds_them()
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        using var owner = await StaffBrowser.AsAsync(app, Owner);
        const string edit = "/missions/nhs/edit";
        await lead.SubmitAsync(await lead.GetAsync(edit), new() { ["two-people"] = "yes", ["reason"] = "A second pair of eyes." });

        var refused = await owner.SubmitAsync(await owner.GetAsync(edit), new() { ["two-people"] = "", ["reason"] = "Faster." });

        Assert.Contains("You sign off here, so this rule binds you.", refused.QuerySelector("#two-people-error")!.Words(), StringComparison.Ordinal);
        Assert.True(await RuleAsync());
        await lead.SubmitAsync(await lead.GetAsync(edit), new() { ["two-people"] = "", ["reason"] = "We are two only." });
        Assert.False(await RuleAsync());

        Task<bool> RuleAsync() => app.ReadAsync(db => db.Missions.Where(mission => mission.Slug == "nhs").Select(mission => mission.RequiresTwoPeople).SingleAsync());
    }

    [Fact]
    public async Task Everyone_reads_whether_it_can_be_checked_and_why_it_was_published_so()
    {
        var (target, publish) = await DraftAsync("Without a value", ("not-trackable", "The promise says higher only."), ("value", ""));
        using var owner = await StaffBrowser.AsAsync(app, Owner);
        await owner.SubmitAsync(await owner.GetAsync(publish), new() { ["reason"] = "It stands in the manifesto." });

        var page = (await app.PageAsync(target)).QuerySelector("main")!.Words();

        Assert.Contains("11 of 13 parts are there. Missing: target value, stretch factor.", page, StringComparison.Ordinal);
        Assert.Contains("Why it was published so: It stands in the manifesto.", page, StringComparison.Ordinal);
        var whole = (await app.PageAsync("/missions/nhs/targets/18-week-waits")).QuerySelector("main")!.Words();
        Assert.Contains("All 13 parts are there.", whole, StringComparison.Ordinal);
        var form = (await owner.GetAsync("/missions/nhs/targets/18-week-waits/edit")).QuerySelectorAll("#checks h3").Single(heading => heading.Words() == "Is it a stretch?").NextElementSibling!.Words();
        Assert.Contains($"Is it a stretch? {form}", whole, StringComparison.Ordinal);
    }

    private async Task<(string Address, string Publish)> DraftAsync(string name, params (string Field, string Value)[] otherwise)
    {
        using var lead = await StaffBrowser.AsAsync(app, Lead);
        var fields = new Dictionary<string, string>
        {
            ["name"] = name,
            ["promise"] = "90% of patients wait no more than 18 weeks by March 2030 (a test).",
            ["measure"] = "18-week-waits",
            ["place"] = "E92000001",
            ["baseline"] = "July 2024",
            ["baseline-value"] = "58.8",
            ["deadline"] = "March 2030",
            ["value"] = "90%",
            ["owner"] = "National Director, Elective Care",
        };
        foreach (var (field, value) in otherwise) fields[field] = value;
        await lead.SubmitAsync(await lead.GetAsync("/missions/nhs/targets/new"), fields);
        return (lead.Address, $"{lead.Address}/publish");
    }

    private Task<Target> TargetAsync(string slug) => app.ReadAsync(db => db.Targets.AsNoTracking().SingleAsync(target => target.Slug == slug));
}
