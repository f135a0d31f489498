using MissionGov.Domain.Missions;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Missions;

/// <summary>The unit of a mission and its members, in one plain form.</summary>
internal static class UnitFormRoutes
{
    private const string Address = "/missions/{mission}/unit";

    public static void MapUnitForm(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, (HttpContext http, Mediator mediator, string mission, CancellationToken ct) => MissionFormRoutes.WithMissionAsync(mediator, mission, view => Fresh(http, view), ct));
        app.MapPost(Address, SaveAsync);
        app.MapPost($"{Address}/check", async (HttpContext http, Mediator mediator, string mission, CancellationToken ct) =>
            await PostedForm.ReadAsync(http) is { } form
                ? await MissionFormRoutes.WithMissionAsync(mediator, mission, view => Checks(http, form, view), ct)
                : Results.StatusCode(StatusCodes.Status413PayloadTooLarge));
    }

    private static IResult Fresh(HttpContext http, MissionToEdit view)
    {
        var rows = UnitForm.RowsOf(view.Unit);
        return Page(http, FormEntry.Fresh(UnitForm.Of(view.Unit, rows), view.Version), view, view.Unit, rows);
    }

    private static async Task<IResult> SaveAsync(HttpContext http, Mediator mediator, string mission, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var rows = UnitForm.RowsOf(form.Fields);
        var entry = FormEntry.Posted(form.Fields, UnitForm.Fields(rows));
        return await MissionFormRoutes.WithMissionAsync(mediator, mission, async view =>
        {
            var isSave = form.Fields["do"] is not ["check"] and not ["more"];
            var unit = UnitForm.Read(entry, rows, view.Unit.Members, refuses: isSave);
            if (form.Fields["do"] == "more") return Page(http, entry, view, unit, Math.Min(rows + 1, DeliveryUnitRules.MostMembers));
            if (isSave && !form.IsOurs) entry.Refuse(PostedForm.Stale);
            if (!isSave || entry.HasProblems) return Page(http, entry, view, unit, rows);

            var problem = await mediator.SendAsync(new StaffUnit(mission, unit, entry.Version), entry["reason"], entry.Command, ct);
            if (problem is null) return Results.LocalRedirect($"/missions/{mission}#people");
            if (problem.Code != Mediator.Changed)
            {
                entry.Refuse(problem);
                return Page(http, entry, view, unit, rows);
            }

            return await MissionFormRoutes.WithMissionAsync(mediator, mission, now =>
            {
                var needed = Math.Max(rows, UnitForm.RowsOf(now.Unit));
                return Page(http, entry.Met(UnitForm.Of(now.Unit, needed), now.Version), now, unit, needed);
            }, ct);
        }, ct);
    }

    private static IResult Checks(HttpContext http, PostedForm form, MissionToEdit view)
    {
        var rows = UnitForm.RowsOf(form.Fields);
        var unit = UnitForm.Read(FormEntry.Posted(form.Fields, UnitForm.Fields(rows)), rows, [], refuses: false);
        return PostedForm.Page<UnitChecks>(http, hasProblems: false, new { Mix = UnitMix.Of(unit, view.Today) });
    }

    private static IResult Page(HttpContext http, FormEntry entry, MissionToEdit view, DeliveryUnit unit, int rows) =>
        PostedForm.Page<UnitFormPage>(http, entry.HasProblems, new { Entry = entry, View = view, Mix = UnitMix.Of(unit, view.Today), Rows = rows, Token = PostedForm.Token(http) });
}
