using Microsoft.EntityFrameworkCore;
using MissionGov.Domain.Interventions;
using MissionGov.Tests;
using MissionGov.Web.Access;
using MissionGov.Web.Components.Charts;
using MissionGov.Web.Features.Drivers;

namespace MissionGov.Web.Tests.Features.Drivers;

public sealed class DriverTreeTests(TestApp app) : IClassFixture<TestApp>
{
    private static readonly Person NhsLead = Access.Personas.Named("NHS unit lead")!;

    [Fact]
    public async Task The_page_lists_the_tree_and_flags_what_hangs_on_nothing()
    {
        var page = await app.PageAsync("/missions/nhs/drivers");

        Assert.Equal(["No plan acts on this", "No plan acts on this"], page.QuerySelectorAll(".flag").Select(flag => flag.Words()));
        Assert.Contains("Root cause: Fewer people are seen than join the list", page.QuerySelector("ul.tree")!.Words(), StringComparison.Ordinal);
        Assert.Equal(13, page.QuerySelectorAll(".tree-chart rect").Length);
        Assert.Empty(page.QuerySelectorAll("main button, main input"));
    }

    [Fact]
    public async Task The_page_says_how_much_of_what_plans_bring_acts_on_root_causes()
    {
        var page = await app.PageAsync("/missions/nhs/drivers");

        var row = page.QuerySelectorAll("#shares + table tbody tr").Single(row => row.Words().Contains("18 weeks", StringComparison.Ordinal));
        var parts = row.QuerySelectorAll("td.num").Select(cell => double.Parse(cell.Words().Replace('−', '-'), System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal(3, parts.Length);
        Assert.True(parts.Sum() > 0, row.Words());
        Assert.Contains($"On root causes: {parts[0]:0.0} of the", row.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_part_makes_the_tree_and_each_change_is_one_audit_line()
    {
        var homes = await app.ReadAsync(db => db.Targets.SingleAsync(target => target.Slug == "homes"));
        var lead = Person.CommandLine;

        Assert.Null(await app.SendAsync(lead, new AddDriver("growth", homes.Id, "Too few permissions", DriverKind.Cause)));
        var tree = await app.ReadAsync(db => db.DriverTrees.AsNoTracking().SingleAsync(tree => tree.MissionId == homes.MissionId));
        Assert.Null(await app.SendAsync(lead, new AddDriver("growth", tree.Nodes[0].Id, "Slow committees", DriverKind.Driver)));

        Assert.Equal(2, await app.ReadAsync(db => db.Audit.CountAsync(line => line.SubjectId == tree.Id)));
        Assert.Equal("tree.driver", (await app.SendAsync(lead, new HangPlan("growth", await PlanAsync("Planning reform"), tree.Nodes[0].Id)))?.Code);
        Assert.Equal("forbidden", (await app.SendAsync(NhsLead, new RemoveDriver("growth", tree.Nodes[0].Id)))?.Code);
        Assert.Equal("tree.gone", (await app.SendAsync(lead, new HangPlan("growth", await PlanAsync("Outpatient reform"), null)))?.Code);
    }

    [Fact]
    public async Task Causes_of_a_draft_target_are_read_by_those_who_work_on_it_only()
    {
        var waits = await app.ReadAsync(db => db.Targets.SingleAsync(target => target.Slug == "18-week-waits"));
        await app.ChangeAsync("insert into targets (id, mission_id, indicator_id, place_id, slug, name, promise, goal, commitment, owner) select '00000000-0000-0000-0000-00000000000d', mission_id, indicator_id, place_id, 'secret', 'Okapi target', promise, goal, commitment, owner from targets where slug = '18-week-waits'");
        var draft = Guid.Parse("00000000-0000-0000-0000-00000000000d");
        Assert.Null(await app.SendAsync(NhsLead, new AddDriver("nhs", draft, "Okapi cause", DriverKind.Cause)));
        var cause = await app.ReadAsync(db => db.DriverTrees.Where(tree => tree.MissionId == waits.MissionId).Select(tree => tree.Nodes).SingleAsync());
        Assert.Null(await app.SendAsync(NhsLead, new AddDriver("nhs", cause[^1].Id, "Okapi driver", DriverKind.Driver)));
        await app.ChangeAsync("insert into interventions (id, mission_id, target_id, name, slug, state, shortfall_share, illustrative) select gen_random_uuid(), mission_id, id, 'Okapi plan', 'okapi-plan', 'Idea', 0, false from targets where slug = 'secret'");

        foreach (var address in new[] { "/missions/nhs/drivers", "/missions/nhs" })
            Assert.DoesNotContain("Okapi", (await app.PageAsync(address)).Body!.OuterHtml, StringComparison.Ordinal);
        using var lead = await StaffBrowser.AsAsync(app, "NHS unit lead");
        var words = (await lead.GetAsync("/missions/nhs/drivers")).Body!.Words();
        foreach (var secret in new[] { "Okapi target", "Okapi cause", "Okapi driver", "Okapi plan" }) Assert.Contains(secret, words, StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_of_the_drawing_do_not_touch()
    {
        var random = new Random(1);
        var items = new List<TreeItem> { new(Guid.NewGuid(), null, "92% waiting no more than 18 weeks", "outcome") };
        for (var i = 0; i < 80; i++) items.Add(new(Guid.NewGuid(), items[random.Next(items.Count)].Id, string.Join(' ', Enumerable.Repeat("words of a driver", random.Next(1, 5))), "driver"));

        var drawing = new TreeDrawing(items);

        Assert.Equal(items.Count, drawing.Boxes.Count);
        foreach (var (box, i) in drawing.Boxes.Select((box, i) => (box.At, i)))
        {
            Assert.True(new Box(0, 0, drawing.Width, drawing.Height).Holds(box));
            Assert.DoesNotContain(drawing.Boxes.Skip(i + 1), other => other.At.Overlaps(box));
        }
    }

    private Task<Guid> PlanAsync(string name) => app.ReadAsync(db => db.Interventions.Where(plan => plan.Name == name).Select(plan => plan.Id).SingleAsync());
}
