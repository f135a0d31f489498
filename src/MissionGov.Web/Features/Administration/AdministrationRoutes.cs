using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using MissionGov.Domain;
using MissionGov.Domain.People;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Data;
using MissionGov.Web.Serving;
using MissionGov.Web.Serving.Accounts;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.Administration;

/// <summary>/admin/people: who has an account, and who holds which post. Plain forms, each a command.</summary>
internal static class AdministrationRoutes
{
    public const string Address = "/admin/people";

    public static void MapAdministration(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async Task<IResult> (HttpContext http, Mediator mediator, CancellationToken ct) => http.Person().OnlyPlaysAdministrator
            ? PostedForm.Page<DemoPeoplePage>(http, new { })
            : PostedForm.Page<PeoplePage>(http, new { View = await mediator.AskAsync(new GetPeople(), ct) }));
        app.MapGet($"{Address}/new", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
        {
            // Asked for its right alone: who may not see the people may not add one either.
            await mediator.AskAsync(new GetPeople(), ct);
            return InviteForm(http, new(), FormProblems.None);
        });
        app.MapPost($"{Address}/new", InviteAsync);
        app.MapGet($"{Address}/{{id:guid}}", (HttpContext http, Guid id, CancellationToken ct) => PersonAsync(http, id, new(), ct));
        Change("disable", id => new DisablePerson(id));
        Change("enable", id => new EnablePerson(id));
        Change("erase", id => new ErasePerson(id));
        Change("second-step", id => new ResetSecondStep(id));
        app.MapPost($"{Address}/{{id:guid}}/link", NewLinkAsync);
        app.MapPost($"{Address}/{{id:guid}}/appointments", AppointAsync);
        app.MapPost($"{Address}/{{id:guid}}/appointments/end", EndAsync);

        void Change<TCommand>(string what, Func<Guid, TCommand> command)
            where TCommand : ICommand =>
            app.MapPost($"{Address}/{{id:guid}}/{what}", (HttpContext http, Guid id, CancellationToken ct) => SendAsync(http, id, command(id), ct));
    }

    private static async Task<IResult> SendAsync<TCommand>(HttpContext http, Guid id, TCommand command, CancellationToken ct)
        where TCommand : ICommand
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/{id}", ct);
        if (form is null) return instead!;
        var problem = await http.RequestServices.GetRequiredService<Mediator>().SendAsync(command, Why(form), form.CommandId(), ct);
        return problem is null ? Results.LocalRedirect($"{Address}/{id}") : await RefusedAsync(http, id, problem, new(), ct);
    }

    // To let somebody in is as good as to come in oneself: it asks who it is, like a change of one's own password.
    private static async Task<(IFormCollection? Form, IResult? Instead)> ReadAsync(HttpContext http, string page, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return (null, Results.BadRequest());
        return http.RequestServices.GetRequiredService<Session>().IsFresh(http.User) ? (form, null) : (null, Results.LocalRedirect(LocalAddress.With("/sign-in/again", page)));
    }

    private static async Task<IResult> InviteAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/new", ct);
        if (form is null) return instead!;
        var entry = new InviteEntry(form["name"].ToString().Trim(), form["email"].ToString().Trim());

        // The id of the command is that of the account: the form sent twice makes one.
        var id = form.CommandId();
        var again = await WasDoneAsync(http, id, ct);
        if (await mediator.SendAsync(new InvitePerson(id, entry.Name, entry.Email), commandId: id, ct: ct) is { } problem)
            return problem.Code == Mediator.Forbidden ? Results.StatusCode(StatusCodes.Status403Forbidden) : InviteForm(http, entry, FormProblems.Of(problem.Message, problem.Code is "name" or "email" ? problem.Code : null));
        return again ? await ShownAsync(http, id, ct) : await LinkAsync(http, id, ct);
    }

    private static async Task<IResult> NewLinkAsync(HttpContext http, Guid id, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/{id}", ct);
        if (form is null) return instead!;
        var command = form.CommandId();
        var again = await WasDoneAsync(http, command, ct);
        if (await mediator.SendAsync(new MakeNewLink(id), commandId: command, ct: ct) is { } problem) return await RefusedAsync(http, id, problem, new(), ct);
        return again ? await ShownAsync(http, id, ct) : await LinkAsync(http, id, ct);
    }

    // Each link goes with a line of the audit: a form that is sent again shows none.
    private static Task<bool> WasDoneAsync(HttpContext http, Guid command, CancellationToken ct) => http.RequestServices.GetRequiredService<Data.Drafts>().WasDoneAsync(command, ct);

    private static Task<IResult> ShownAsync(HttpContext http, Guid id, CancellationToken ct) =>
        PersonAsync(http, id, new() { Problems = FormProblems.Of("This form was sent before, and its link was shown then. If it is lost, make a new one below") }, ct);

    private static async Task<IResult> AppointAsync(HttpContext http, Guid id, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/{id}", ct);
        if (form is null) return instead!;
        var entry = new AppointEntry(form["role"].ToString(), form["mission"].ToString(), form["title"].ToString().Trim(), form["from"].ToString(), form["until"].ToString(), Why(form));
        Task<IResult> Again(string message, string field) => PersonAsync(http, id, new() { Appoint = entry, Problems = FormProblems.Of(message, field) }, ct);
        if (!Enum.TryParse<Role>(entry.Role, out var role) || !Enum.IsDefined(role)) return await Again("Choose a role", "role");
        if (!IsDay(entry.From, out var from)) return await Again("Enter the first day", "from");
        DateOnly until = default;
        if (entry.Until.Length > 0 && !IsDay(entry.Until, out until)) return await Again("Enter the last day, or leave it empty", "until");

        Guid? mission = Guid.TryParse(entry.Mission, out var chosen) ? chosen : null;
        var problem = await mediator.SendAsync(new AppointPerson(id, role, mission, entry.Title, from, entry.Until.Length > 0 ? until : null), entry.Why, form.CommandId(), ct);
        return problem is null ? Results.LocalRedirect($"{Address}/{id}") : await RefusedAsync(http, id, problem, new() { Appoint = entry }, ct);
    }

    private static async Task<IResult> EndAsync(HttpContext http, Guid id, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/{id}", ct);
        if (form is null) return instead!;
        var entry = new EndEntry(form["appointment"].ToString(), form["last"].ToString(), Why(form, "end-why"));
        Task<IResult> Again(string message, string field) => PersonAsync(http, id, new() { End = entry, Problems = FormProblems.Of(message, field) }, ct);
        if (!Guid.TryParse(entry.Appointment, out var appointment)) return await Again("Choose the post", "appointment");
        DateOnly last = default;
        if (entry.Last.Length > 0 && !IsDay(entry.Last, out last)) return await Again("Enter the last day, or leave it empty", "last");
        var problem = await mediator.SendAsync(new EndAppointment(appointment, entry.Last.Length > 0 ? last : null), entry.Why, form.CommandId(), ct);
        return problem is null ? Results.LocalRedirect($"{Address}/{id}") : await RefusedAsync(http, id, problem, new() { End = entry }, ct);
    }

    private static Task<IResult> RefusedAsync(HttpContext http, Guid id, Problem problem, PersonEntry entry, CancellationToken ct) => problem.Code == Mediator.Forbidden
        ? Task.FromResult(Results.StatusCode(StatusCodes.Status403Forbidden))
        : PersonAsync(http, id, entry with { Problems = FormProblems.Of(problem.Message, FieldOf(problem)) }, ct);

    private static string? FieldOf(Problem problem) => problem.Code switch
    {
        "appointment.title" => "title",
        "appointment.until" => "until",
        "appointment.ended" => "last",
        _ => null,
    };

    private static string Why(IFormCollection form, string field = "why") => form[field].ToString().Trim();

    private static async Task<IResult> PersonAsync(HttpContext http, Guid id, PersonEntry entry, CancellationToken ct)
    {
        if (await http.RequestServices.GetRequiredService<Mediator>().AskAsync(new GetPerson(id), ct) is not { } view) return Results.NotFound();
        return PostedForm.Page<PersonPage>(http, new { View = view, entry.Appoint, entry.End, entry.Problems }, entry.Problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> LinkAsync(HttpContext http, Guid id, CancellationToken ct)
    {
        var accounts = http.RequestServices.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByIdAsync(id.ToString()) is not { } account) return Results.NotFound();
        var token = await accounts.GenerateUserTokenAsync(account, TokenOptions.DefaultProvider, SetUpLink.Purpose);
        var link = new Uri(SiteAddress.Of(http), $"/sign-in/new{QueryString.Create("who", id.ToString()).Add("token", token)}");
        return PostedForm.Page<LinkPage>(http, new { Id = id, account.Name, Email = account.Email ?? "", Link = link.AbsoluteUri });
    }

    private static RazorComponentResult InviteForm(HttpContext http, InviteEntry entry, FormProblems problems) =>
        PostedForm.Page<InvitePage>(http, new { Entry = entry, Problems = problems }, problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static bool IsDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

public sealed record InviteEntry(string Name = "", string Email = "");

/// <summary>A form for an appointment as it was filled in.</summary>
public sealed record AppointEntry(string Role = "", string Mission = "", string Title = "", string From = "", string Until = "", string Why = "");

/// <summary>A form that ends a post, as it was filled in.</summary>
public sealed record EndEntry(string Appointment = "", string Last = "", string Why = "");

/// <summary>What was typed on a person's page, and what is wrong with it.</summary>
internal sealed record PersonEntry
{
    public AppointEntry Appoint { get; init; } = new();

    public EndEntry End { get; init; } = new();

    public FormProblems Problems { get; init; } = FormProblems.None;
}
