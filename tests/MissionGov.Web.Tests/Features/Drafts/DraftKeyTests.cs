using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using MissionGov.Tests;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Features.Comments;
using MissionGov.Web.Features.Delivery;

namespace MissionGov.Web.Tests.Features.Drafts;

/// <summary>A form whose name the door of drafts does not take keeps nothing, and says that the line is down.</summary>
public sealed partial class DraftKeyTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Lead = "NHS unit lead";
    private const string FollowUps = "/missions/nhs/milestones/patients-choose-follow-ups-in-every-specialty";

    // In a dialog over a circuit; its name is made of a milestone's id alone.
    private const string InADialog = "SlipMilestoneDialog.razor";

    // The forms of common make all name their drafts in one place; see below.
    private const string Plain = "PlainForm.razor";

    private static readonly (string Title, string[] Addresses)[] Pages =
    [
        (Lead, ["/missions/nhs/comments", "/missions/nhs/targets/18-week-waits/comments", $"{FollowUps}/comments", FollowUps, $"{FollowUps}/edit", "/missions/nhs/milestones/new", "/missions/nhs/plan/goal",
            "/me/updates", "/missions/nhs/edit", "/missions/nhs/unit", "/missions/nhs/targets/new", "/missions/nhs/targets/18-week-waits/edit", "/decisions/new"]),
        ("NHS senior responsible owner", ["/missions/nhs/publish"]),
        ("Delivery analyst", ["/data/late/18-week-waits", "/indicators/new", "/indicators/18-week-waits/edit"]),
    ];

    [Fact]
    public async Task The_door_of_drafts_takes_the_name_of_every_form()
    {
        var person = Access.Personas.Named(Lead)!;
        Assert.Null(await app.SendAsync(person, new WriteComment(Guid.CreateVersion7(), new("nhs"), null, "To be mended.")));
        var milestone = await app.ReadAsync(db => db.Milestones.AsNoTracking().SingleAsync(one => one.Slug == "patients-choose-follow-ups-in-every-specialty"));
        Assert.Null(await app.SendAsync(person, new SlipMilestone(milestone.Id, milestone.ForecastDate.AddDays(1), milestone.Version), "To be put back."));
        var line = await app.ReadAsync(db => db.Audit.Where(line => line.Reason == "To be put back.").MinAsync(line => line.Id));

        var (names, faults) = (new List<string>(), new List<string>());
        foreach (var (title, addresses) in Pages)
        {
            using var browser = await PersonaBrowser.AsAsync(app, title);
            foreach (var address in title == Lead ? [.. addresses, $"/changes/{line}/restore"] : addresses)
            {
                var forms = (await browser.PageAsync(address)).QuerySelectorAll("form[data-draft]").Select(form => form.GetAttribute("data-draft")!).ToList();
                if (forms.Count == 0) faults.Add($"{address}: no draft is kept");
                foreach (var name in forms)
                {
                    using var answer = await browser.GetAsync($"/me/drafts/{name}");
                    if (answer.StatusCode != HttpStatusCode.OK) faults.Add($"{address}: {name} gets {(int)answer.StatusCode}");
                }

                names.AddRange(forms);
            }
        }

        // A role of the demo lets nobody in.
        await Staff.AddAdministratorAsync(app, "admin@example.gov.uk");
        using var administrator = new Browser(app);
        await administrator.SignInAsync("admin@example.gov.uk");
        await administrator.GoAsync("/admin/people/new");
        names.Add(Assert.Single(administrator.Page.QuerySelectorAll("form[data-draft]")).GetAttribute("data-draft")!);
        await administrator.GoAsync($"/me/drafts/{names[^1]}");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);

        Assert.Equal([], faults);

        // A form that comes next is met here too, or this test says that it is not.
        var written = SourceTree.Files.Where(file => file.EndsWith(".razor", StringComparison.Ordinal) && Path.GetFileName(file) is not (InADialog or Plain)).SelectMany(file => Name().Matches(File.ReadAllText(file)).Select(name => name.Groups[1].Value)).Distinct().ToList();
        Assert.True(written.Count > 5, string.Join(' ', written));
        Assert.Equal([], written.Where(start => start.Length > 0 && !names.Exists(name => name.StartsWith(start, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_page_that_nothing_is_typed_into_keeps_no_draft()
    {
        var markup = await File.ReadAllTextAsync(SourceTree.Files.Single(file => file.EndsWith("PublishMissionPage.razor", StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        Assert.DoesNotContain("Draft=\"\"", markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target-nhs-18-week-waits", "target-nhs-18-week-waits")]
    [InlineData("comment-/missions/nhs/comments", null)]
    [InlineData("", null)]
    public async Task A_name_of_any_make_is_taken_and_others_get_others(string name, string? expected)
    {
        using var lead = await PersonaBrowser.AsAsync(app, Lead);
        var slug = new string('a', 80);

        foreach (var key in new[] { name, $"publish-{slug}-{slug}", $"publish-{slug}-{slug}b" }.Select(DraftKey.Of))
        {
            using var answer = await lead.GetAsync($"/me/drafts/{key}");
            Assert.True(answer.StatusCode == HttpStatusCode.OK, key);
        }

        if (expected is not null) Assert.Equal(expected, DraftKey.Of(name));
        Assert.NotEqual(DraftKey.Of($"publish-{slug}-{slug}"), DraftKey.Of($"publish-{slug}-{slug}b"));
    }

    [GeneratedRegex("""data-draft="([a-z-]*)""")]
    private static partial Regex Name();
}
