using MissionGov.Domain.Missions;
using MissionGov.Web.Access;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Indicators;

/// <summary>Making and changing a measure in plain forms. Its figures come in by import.</summary>
internal static class IndicatorFormRoutes
{
    private const string New = "/indicators/new";
    private const string Edit = "/indicators/{indicator}/edit";

    public static void MapIndicatorForms(this IEndpointRouteBuilder app)
    {
        app.MapGet(New, (HttpContext http) =>
        {
            Demand(http);
            return Page(http, FormEntry.Fresh(IndicatorForm.Blank), null);
        });
        app.MapPost(New, BeginAsync);
        app.MapPost("/indicators/check", async (HttpContext http) =>
        {
            Demand(http);
            return await PostedForm.ReadAsync(http) is { } form
                ? PostedForm.Page<IndicatorChecks>(http, hasProblems: false, new { Entry = FormEntry.Posted(form.Fields, IndicatorForm.Fields) })
                : Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        });
        app.MapGet(Edit, async (HttpContext http, Mediator mediator, string indicator, CancellationToken ct) =>
            await mediator.AskAsync(new GetIndicatorToEdit(indicator), ct) is { } view ? Page(http, FormEntry.Fresh(IndicatorForm.Of(view.Details), view.Version), view) : Results.NotFound());
        app.MapPost(Edit, EditAsync);
    }

    private static async Task<IResult> BeginAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        Demand(http);
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        var (entry, details) = Read(form);
        if (!IsCheck(form) && !entry.HasProblems && await mediator.SendAsync(new BeginIndicator(entry.Command, details), commandId: entry.Command, ct: ct) is { } problem) entry.Refuse(problem);
        return IsCheck(form) || entry.HasProblems ? Page(http, entry, null) : Results.LocalRedirect($"/data#{await mediator.AskAsync(new GetIndicatorAddress(entry.Command), ct)}");
    }

    private static async Task<IResult> EditAsync(HttpContext http, Mediator mediator, string indicator, CancellationToken ct)
    {
        if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (await mediator.AskAsync(new GetIndicatorToEdit(indicator), ct) is not { } view) return Results.NotFound();
        var (entry, details) = Read(form);
        if (IsCheck(form) || entry.HasProblems) return Page(http, entry, view);
        var problem = await mediator.SendAsync(new EditIndicator(indicator, details, entry.Version), entry["reason"], entry.Command, ct);
        if (problem is null) return Results.LocalRedirect($"/data#{indicator}");
        if (problem.Code != Mediator.Changed) entry.Refuse(problem);
        else if (await mediator.AskAsync(new GetIndicatorToEdit(indicator), ct) is { } now) (view, entry) = (now, entry.Met(IndicatorForm.Of(now.Details), now.Version));
        return Page(http, entry, view);
    }

    private static (FormEntry Entry, IndicatorDetails Details) Read(PostedForm form)
    {
        var entry = FormEntry.Posted(form.Fields, IndicatorForm.Fields);
        if (IsCheck(form)) return (entry, new IndicatorDetails());
        var details = IndicatorForm.Read(entry);
        entry.Refuse(details.Problems([]));
        if (!form.IsOurs) entry.Refuse(PostedForm.Stale);
        return (entry, details);
    }

    private static bool IsCheck(PostedForm form) => form.Fields["do"] == "check";

    private static void Demand(HttpContext http)
    {
        if (!http.Person().May(Permission.EditData, mission: null)) throw new NotAllowedException(http.Person());
    }

    private static IResult Page(HttpContext http, FormEntry entry, IndicatorToEdit? view) =>
        PostedForm.Page<IndicatorFormPage>(http, entry.HasProblems, new { Entry = entry, View = view, Token = PostedForm.Token(http) });
}
