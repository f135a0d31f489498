using Microsoft.AspNetCore.Components;
using MissionGov.Domain;
using MissionGov.Domain.Interventions;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Tables;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Interventions;

/// <summary>Plain forms of plans, each a command. No step needs a script.</summary>
internal static class PlanFormRoutes
{
    private const string All = "/missions/{mission}/plans";
    private const string One = All + "/{plan}";

    public static void MapPlanForms(this IEndpointRouteBuilder app)
    {
        Map<PlanFormPage>(app, $"{All}/new", PlanForm.Fields, (view, _) => PlanForm.Of(view), (mediator, asked) =>
        {
            var said = PlanForm.Read(asked.Entry);
            return asked.Entry.HasProblems ? None : mediator.SendAsync(new AddIntervention(asked.Entry.Command, asked.View.Mission, said, asked.Follows), commandId: asked.Entry.Command, ct: asked.Ct);
        });
        Map<PlanFormPage>(app, $"{One}/edit", PlanForm.Fields, (view, _) => PlanForm.Of(view), (mediator, asked) =>
        {
            var said = PlanForm.Read(asked.Entry);
            return asked.Entry.HasProblems ? None : Send(mediator, asked, new EditIntervention(asked.View.Mission, asked.Slug, said, asked.Entry.Version));
        });
        Map<StartFormPage>(app, $"{One}/start", PlanForm.StartFields, (view, _) => PlanForm.Of(view).Where(field => PlanForm.StartFields.Contains(field.Key)).ToDictionary(), (mediator, asked) =>
        {
            var lag = asked.Entry.Whole("lag") ?? 0;
            return asked.Entry.HasProblems ? None : Send(mediator, asked, new TieToMilestone(asked.View.Mission, asked.Slug, asked.Entry["milestone"], lag, asked.Entry.Version));
        });
        Map<StateFormPage>(app, $"{One}/state", ["state", "into", "evidence", "reason"], (_, _) => [], (mediator, asked) =>
        {
            if (Choice<InterventionState>(asked.Entry["state"]) is { } to) return Send(mediator, asked, new ChangeState(asked.View.Mission, asked.Slug, to, asked.Entry["evidence"], asked.Entry["into"], asked.Entry.Version));
            asked.Entry.Refuse("state", "Choose a state");
            return None;
        });
        Map<EstimateFormPage>(app, $"{One}/estimates/{{id:guid}}", EstimateForm.Fields, (view, id) => EstimateForm.Of(view.Plan!.Estimates.Find(one => one.Id == id)), (mediator, asked) =>
        {
            var estimate = EstimateForm.Read(asked.Entry, asked.Id, asked.View.Today);
            return asked.Entry.HasProblems || estimate is null ? None : Send(mediator, asked, new QuantifyEffect(asked.View.Mission, asked.Slug, estimate, asked.Entry.Version));
        });
        Map<AsideFormPage>(app, $"{One}/estimates/{{id:guid}}/aside", ["reason"], (_, _) => [], (mediator, asked) =>
            Send(mediator, asked, new SetEstimateAside(asked.View.Mission, asked.Slug, asked.Id, !asked.View.Plan!.Estimates.Single(one => one.Id == asked.Id).Counts, asked.Entry.Version)),
            (view, http) => view.Plan!.Estimates.Exists(one => one.Id == IdOf(http)));
        Map<AssumptionFormPage>(app, $"{One}/assumptions/{{id:guid}}", ["what", "owner", "review", "stop-if"], (view, id) => AssumptionFields(view.Plan!.Assumptions.Find(one => one.Id == id)), (mediator, asked) =>
        {
            var review = asked.Entry.Day("review");
            if (review is null) asked.Entry.Refuse("review", "Enter the day somebody looks at it, like 27 3 2027");
            return asked.Entry.HasProblems ? None : Send(mediator, asked, new AddAssumption(asked.View.Mission, asked.Slug, new Assumption(asked.Id, asked.Entry["what"], asked.Entry["owner"], review!.Value, asked.Entry["stop-if"]), asked.Entry.Version));
        });
        Map<ReviewFormPage>(app, $"{One}/assumptions/{{id:guid}}/review", ["holds", "found", "review"], (_, _) => [], (mediator, asked) =>
        {
            var next = asked.Entry.Day("review");
            if (next is null) asked.Entry.Refuse("review", "Enter the day of the next look, like 27 3 2027");
            if (asked.Entry["holds"] is not ("yes" or "no")) asked.Entry.Refuse("holds", "Say whether it holds");
            return asked.Entry.HasProblems ? None : Send(mediator, asked, new ReviewAssumption(asked.View.Mission, asked.Slug, asked.Id, asked.Entry["holds"] == "yes", asked.Entry["found"], next!.Value, asked.Entry.Version));
        }, (view, http) => view.Plan!.Assumptions.Exists(one => one.Id == IdOf(http)));
        Map<MandateFormPage>(app, $"{One}/asks/{{id:guid}}", MandateForm.Fields, (view, id) => MandateForm.Of(view.Plan!.Mandates.Find(one => one.Id == id)), (mediator, asked) =>
        {
            var mandate = MandateForm.Read(asked.Entry, asked.Id);
            return asked.Entry.HasProblems || mandate is null ? None : Send(mediator, asked, new AskForMandate(asked.View.Mission, asked.Slug, mandate, asked.Entry.Version));
        });
        Map<OverlapFormPage>(app, $"{All}/overlaps/{{target}}", OverlapForm.Fields, (_, _) => [], OverlapForm.SendAsync, (view, http) => view.Targets.Any(target => target.Slug == http.Part("target")));
        Map<TogetherFormPage>(app, $"{All}/together/{{target}}", TogetherForm.Fields, (_, _) => [], TogetherForm.SendAsync, (view, http) => view.Targets.Any(target => target.Slug == http.Part("target")));
        foreach (var part in new[] { "estimates", "assumptions", "asks" })
            app.MapGet($"{One}/{part}/new", async (HttpContext http, Mediator mediator, CancellationToken ct) => await ViewAsync(http, mediator, ct) is { } view ? Results.LocalRedirect($"{view.Address}/{part}/{Guid.CreateVersion7()}") : Results.NotFound());
    }

    internal static readonly Task<Problem?> None = Task.FromResult<Problem?>(null);

    private static Task<Problem?> Send<TCommand>(Mediator mediator, Asked asked, TCommand command)
        where TCommand : ICommand => mediator.SendAsync(command, asked.Entry["reason"], asked.Entry.Command, asked.Ct);

    private static void Map<TPage>(IEndpointRouteBuilder app, string pattern, IReadOnlyList<string> fields, Func<PlanFormView, Guid, Dictionary<string, string>> fill, Func<Mediator, Asked, Task<Problem?>> send, Func<PlanFormView, HttpContext, bool>? isThere = null)
        where TPage : IComponent
    {
        app.MapGet(pattern, async (HttpContext http, Mediator mediator, CancellationToken ct) =>
            await FindAsync(http, mediator, ct) is { } view ? Page(http, view, FormEntry.Fresh(Filled(view, http), view.Plan?.Version ?? 0)) : Results.NotFound());
        app.MapPost(pattern, async (HttpContext http, Mediator mediator, CancellationToken ct) =>
        {
            if (await PostedForm.ReadAsync(http) is not { } form) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
            if (await FindAsync(http, mediator, ct) is not { } view) return Results.NotFound();
            var entry = FormEntry.Posted(form.Fields, fields);
            if (!form.IsOurs)
            {
                entry.Refuse(PostedForm.Stale);
                return Page(http, view, entry);
            }

            var problem = await send(mediator, new Asked(view, entry, IdOf(http), FollowsOf(http), http.Part("target") ?? "", ct));
            if (problem is null && !entry.HasProblems) return Results.LocalRedirect(await NextAsync(mediator, view, entry, ct));
            if (problem is { Code: Mediator.Changed } && await FindAsync(http, mediator, ct) is { } now) (view, entry) = (now, entry.Met(Filled(now, http), now.Plan?.Version ?? 0));
            else if (problem is not null) entry.Refuse(problem);
            return Page(http, view, entry);
        });

        async Task<PlanFormView?> FindAsync(HttpContext http, Mediator mediator, CancellationToken ct) =>
            await ViewAsync(http, mediator, ct) is { } view && isThere?.Invoke(view, http) != false ? view : null;

        Dictionary<string, string> Filled(PlanFormView view, HttpContext http)
        {
            var filled = fill(view, IdOf(http));
            foreach (var field in fields) filled.TryAdd(field, "");
            return filled;
        }

        static IResult Page(HttpContext http, PlanFormView view, FormEntry entry) =>
            PostedForm.Page<TPage>(http, entry.HasProblems, new { Entry = entry, View = view, Action = http.Request.Path.Value! + http.Request.QueryString, Token = PostedForm.Token(http) });
    }

    // Of a part that is not there yet, the id comes with the address: the form that adds it was given one.
    private static Guid IdOf(HttpContext http) => Guid.TryParse(http.Part("id"), out var id) ? id : Guid.Empty;

    private static string FollowsOf(HttpContext http) => http.Request.Query["follows"].ToString();

    private static Task<PlanFormView?> ViewAsync(HttpContext http, Mediator mediator, CancellationToken ct) =>
        mediator.AskAsync(new GetPlanForm(http.Part("mission"), http.Part("plan") is { Length: > 0 } plan ? plan : null), ct);

    private static async Task<string> NextAsync(Mediator mediator, PlanFormView view, FormEntry entry, CancellationToken ct) =>
        view.Plan is null && entry["name"].Length > 0 ? $"{view.Address}/{await mediator.AskAsync(new GetPlanAddress(entry.Command), ct)}" : view.Address;

    private static T? Choice<T>(string said)
        where T : struct, Enum => Enum.GetNames<T>().Contains(said) ? Enum.Parse<T>(said) : null;

    private static Dictionary<string, string> AssumptionFields(Assumption? assumption) => new()
    {
        ["what"] = assumption?.What ?? "",
        ["owner"] = assumption?.Owner ?? "",
        ["review"] = FieldText.Of(assumption?.ReviewOn),
        ["stop-if"] = assumption?.StopIf ?? "",
    };
}

/// <summary>A form that was sent, with what stands in its address.</summary>
/// <param name="Id">Of the part of the plan that it is about.</param>
/// <param name="Target">The slug of a target, where it is about one.</param>
internal sealed record Asked(PlanFormView View, FormEntry Entry, Guid Id, string Follows, string Target, CancellationToken Ct)
{
    public string Slug => View.Plan!.Slug;
}
