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
        app.MapGet(Address, async (HttpContext http, Mediator mediator, CancellationToken ct) => PostedForm.Page<PeoplePage>(http, new { View = await mediator.AskAsync(new GetPeople(), ct) }));
        app.MapGet($"{Address}/new", async (HttpContext http, Mediator mediator, CancellationToken ct) =>
        {
            // Asked for its right alone: who may not see the people may not add one either.
            await mediator.AskAsync(new GetPeople(), ct);
            return InviteForm(http, new(), FormProblems.None);
        });
        app.MapPost($"{Address}/new", InviteAsync);
        app.MapGet($"{Address}/{{id:guid}}", (HttpContext http, Guid id, CancellationToken ct) => PersonAsync(http, id, new(), ct));
        Change("disable", (id, _) => new DisablePerson(id));
        Change("enable", (id, _) => new EnablePerson(id));
        Change("erase", (id, _) => new ErasePerson(id));
        Change("second-step", (id, _) => new ResetSecondStep(id));
        app.MapPost($"{Address}/{{id:guid}}/link", NewLinkAsync);
        app.MapPost($"{Address}/{{id:guid}}/appointments", AppointAsync);
        app.MapPost($"{Address}/{{id:guid}}/appointments/end", EndAsync);

        void Change<TCommand>(string what, Func<Guid, IFormCollection, TCommand> command)
            where TCommand : ICommand =>
            app.MapPost($"{Address}/{{id:guid}}/{what}", (HttpContext http, Guid id, CancellationToken ct) => SendAsync(http, id, form => command(id, form), ct));
    }

    private static async Task<IResult> SendAsync<TCommand>(HttpContext http, Guid id, Func<IFormCollection, TCommand> command, CancellationToken ct)
        where TCommand : ICommand
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/{id}", ct);
        if (form is null) return instead!;
        var problem = await http.RequestServices.GetRequiredService<Mediator>().SendAsync(command(form), form["reason"].ToString(), form.CommandId(), ct);
        return problem is null ? Results.LocalRedirect($"{Address}/{id}") : await RefusedAsync(http, id, problem, new(), ct);
    }

    // To let somebody in is as good as to come in oneself: it asks who it is, like a change of one's own password.
    private static async Task<(IFormCollection? Form, IResult? Instead)> ReadAsync(HttpContext http, string page, CancellationToken ct)
    {
        if (await PostedForm.OursAsync(http) is not { } form) return (null, Results.BadRequest());
        var proved = Access.Personas.Of(http.User) is not null || http.RequestServices.GetRequiredService<Session>().IsFresh(http.User);
        return proved ? (form, null) : (null, Results.LocalRedirect(LocalAddress.With("/sign-in/again", page)));
    }

    private static async Task<IResult> InviteAsync(HttpContext http, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/new", ct);
        if (form is null) return instead!;
        var entry = new InviteEntry(form["name"].ToString().Trim(), form["email"].ToString().Trim());

        // The id of the command is that of the account: the form sent twice makes one.
        var id = form.CommandId();
        if (await mediator.SendAsync(new InvitePerson(id, entry.Name, entry.Email), commandId: id, ct: ct) is { } problem)
            return problem.Code == Mediator.Forbidden ? Results.StatusCode(StatusCodes.Status403Forbidden) : InviteForm(http, entry, FormProblems.Of(problem.Message, problem.Code is "name" or "email" ? problem.Code : null));
        return await LinkAsync(http, id, ct);
    }

    private static async Task<IResult> NewLinkAsync(HttpContext http, Guid id, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/{id}", ct);
        if (form is null) return instead!;
        var problem = await mediator.SendAsync(new MakeNewLink(id), commandId: form.CommandId(), ct: ct);
        return problem is null ? await LinkAsync(http, id, ct) : await RefusedAsync(http, id, problem, new(), ct);
    }

    private static async Task<IResult> AppointAsync(HttpContext http, Guid id, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/{id}", ct);
        if (form is null) return instead!;
        var entry = new AppointEntry(form["role"].ToString(), form["mission"].ToString(), form["title"].ToString().Trim(), form["from"].ToString(), form["until"].ToString());
        if (!Enum.TryParse<Role>(entry.Role, out var role) || !Enum.IsDefined(role)) return await PersonAsync(http, id, new(entry, FormProblems.Of("Choose a role", "role")), ct);
        if (!IsDay(entry.From, out var from)) return await PersonAsync(http, id, new(entry, FormProblems.Of("Enter the first day", "from")), ct);
        DateOnly until = default;
        if (entry.Until.Length > 0 && !IsDay(entry.Until, out until)) return await PersonAsync(http, id, new(entry, FormProblems.Of("Enter the last day, or leave it empty", "until")), ct);

        Guid? mission = Guid.TryParse(entry.Mission, out var chosen) ? chosen : null;
        var problem = await mediator.SendAsync(new AppointPerson(id, role, mission, entry.Title, from, entry.Until.Length > 0 ? until : null), form["reason"].ToString(), form.CommandId(), ct);
        return problem is null ? Results.LocalRedirect($"{Address}/{id}") : await RefusedAsync(http, id, problem, entry, ct);
    }

    private static async Task<IResult> EndAsync(HttpContext http, Guid id, Mediator mediator, CancellationToken ct)
    {
        var (form, instead) = await ReadAsync(http, $"{Address}/{id}", ct);
        if (form is null) return instead!;
        if (!Guid.TryParse(form["appointment"], out var appointment)) return Results.LocalRedirect($"{Address}/{id}");
        var problem = await mediator.SendAsync(new EndAppointment(appointment, IsDay(form["last"].ToString(), out var last) ? last : null), form["reason"].ToString(), form.CommandId(), ct);
        return problem is null ? Results.LocalRedirect($"{Address}/{id}") : await RefusedAsync(http, id, problem, new(), ct);
    }

    private static Task<IResult> RefusedAsync(HttpContext http, Guid id, Problem problem, AppointEntry entry, CancellationToken ct) => problem.Code == Mediator.Forbidden
        ? Task.FromResult(Results.StatusCode(StatusCodes.Status403Forbidden))
        : PersonAsync(http, id, new(entry, FormProblems.Of(problem.Message, problem.Code is "appointment.title" ? "title" : problem.Code is "appointment.until" ? "until" : null)), ct);

    private static async Task<IResult> PersonAsync(HttpContext http, Guid id, PersonEntry entry, CancellationToken ct)
    {
        if (await http.RequestServices.GetRequiredService<Mediator>().AskAsync(new GetPerson(id), ct) is not { } view) return Results.NotFound();
        return PostedForm.Page<PersonPage>(http, new { View = view, entry.Entry, entry.Problems }, entry.Problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> LinkAsync(HttpContext http, Guid id, CancellationToken ct)
    {
        var accounts = http.RequestServices.GetRequiredService<UserManager<Account>>();
        if (await accounts.FindByIdAsync(id.ToString()) is not { } account) return Results.NotFound();
        var token = await accounts.GenerateUserTokenAsync(account, TokenOptions.DefaultProvider, SetUpLink.Purpose);
        var link = $"{http.Request.Scheme}://{http.Request.Host}/sign-in/new{QueryString.Create("who", id.ToString()).Add("token", token)}";
        return PostedForm.Page<LinkPage>(http, new { Id = id, account.Name, Email = account.Email ?? "", Link = link });
    }

    private static RazorComponentResult<InvitePage> InviteForm(HttpContext http, InviteEntry entry, FormProblems problems) =>
        PostedForm.Page<InvitePage>(http, new { Entry = entry, Problems = problems }, problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static bool IsDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
}

public sealed record InviteEntry(string Name = "", string Email = "");

/// <summary>A form for an appointment as it was filled in.</summary>
public sealed record AppointEntry(string Role = "", string Mission = "", string Title = "", string From = "", string Until = "");

internal sealed record PersonEntry(AppointEntry Entry, FormProblems Problems)
{
    public PersonEntry() : this(new(), FormProblems.None)
    {
    }
}
