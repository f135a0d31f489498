using System.Net;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Features.Observations.Releases;

namespace MissionGov.Web.Tests.Features.Releases;

/// <summary>What is wrong is said at its field, with all that was typed; and who may look is told when.</summary>
public sealed class ReleaseFormsTests
{
    private const string Held = "18-week-waits,E92000001,2025-12,87.31\n";

    private static readonly DateTimeOffset Release = new(2026, 2, 2, 9, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("move", "move-reason", "Say why it moves.", "on", "2026-02-03")]
    [InlineData("move", "move-at", "Enter a day and a time", "reason", "A late return.", "at", "soon")]
    [InlineData("cancel", "cancel-reason", "Say why it does not come out.", "reason", " ")]
    [InlineData("access", "access-at", "Enter a day and a time", "post", "Minister's office", "at", "soon")]
    [InlineData("access", "access-at", "Choose a time before it comes out", "post", "Minister's office", "on", "2026-02-04")]
    [InlineData("access", "access-post", "Nobody has held a post called A friend.", "post", "A friend")]
    public async Task What_is_wrong_with_a_release_is_said_at_its_field_and_what_was_typed_stays(string form, string field, string problem, string typed, string value, string? other = null, string? otherValue = null)
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var id = await site.HoldAsync(Held, Release, "Winter figures");
        using var analyst = await StaffBrowser.AsAsync(site.Nodes[0], "Delivery analyst");
        var fields = new Dictionary<string, string>(StaffBrowser.FieldsOf(await analyst.GetAsync($"/data/releases/{id}"))) { ["on"] = "2026-02-01", ["at"] = "09:30", ["post"] = "", ["reason"] = "" };
        fields[typed] = value;
        if (other is not null) fields[other] = otherValue!;

        var page = await analyst.SendAsync($"/data/releases/{id}/{form}", fields);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, analyst.Status);
        var link = page.QuerySelector(".error-summary a")!;
        Assert.Equal($"#{field}", link.GetAttribute("href"));
        Assert.StartsWith(problem, link.Words(), StringComparison.Ordinal);
        var wrong = Assert.Single(page.QuerySelectorAll("main [aria-invalid=true]"));
        Assert.Equal(field, wrong.Id);
        Assert.Contains($"{field}-error", wrong.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Contains(problem, page.QuerySelector($"#{field}-error")!.Words(), StringComparison.Ordinal);
        Assert.Equal(value, page.QuerySelector($"#{form}-{typed}")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_post_that_may_look_later_is_told_when_and_has_a_link_from_then_on()
    {
        await using var site = await EmbargoSite.WithAsync(nodes: 1);
        var id = await site.HoldAsync(Held, Release, "Winter figures");
        Assert.Null(await site.Nodes[0].SendAsync(Person.CommandLine, new LetSee(id, "Minister's office", Release.AddHours(-2))));
        await site.HeardAsync(site.Nodes[0].DataVersion - 1);
        using var minister = await StaffBrowser.AsAsync(site.Nodes[0], "Minister's office");
        using var lead = await StaffBrowser.AsAsync(site.Nodes[0], "NHS unit lead");

        site.Clock.Now = Release.AddHours(-2).AddSeconds(-1);
        var early = await minister.GetAsync("/data/releases");
        Assert.Null(early.QuerySelector($"main a[href='/data/releases/{id}']"));
        Assert.Contains("Winter figures You may look from 2 February 2026, 07:30.", early.QuerySelector("main")!.Words(), StringComparison.Ordinal);

        site.Clock.Now = Release.AddHours(-2);
        var then = await minister.GetAsync("/data/releases");
        Assert.NotNull(then.QuerySelector($"main a[href='/data/releases/{id}']"));
        Assert.DoesNotContain("You may look", then.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        Assert.DoesNotContain("You may look", (await lead.GetAsync("/data/releases")).QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }
}
