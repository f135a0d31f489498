using System.Net.Mail;
using Microsoft.AspNetCore.Http.HttpResults;
using MissionGov.Web.Access.SignIn;
using MissionGov.Web.Components.Forms;
using MissionGov.Web.Serving;
using MissionGov.Web.UseCases;

namespace MissionGov.Web.Features.SignIn;

/// <summary>The first administrator: made by whoever can read the code on the program's console. While an administrator can sign in, there is nothing here.</summary>
internal static class SetUpRoutes
{
    public const string Address = "/set-up";

    public static void MapSetUp(this IEndpointRouteBuilder app)
    {
        app.MapGet(Address, async (HttpContext http, FirstRun first, CancellationToken ct) =>
            await first.IsDueAsync(ct) ? Form(http, new(), FormProblems.None) : Results.NotFound());
        app.MapPost(Address, SubmitAsync);
    }

    private static async Task<IResult> SubmitAsync(HttpContext http, FirstRun first, SetUpCode code, Mediator mediator, CancellationToken ct)
    {
        if (!await first.IsDueAsync(ct)) return Results.NotFound();
        if (await PostedForm.OursAsync(http) is not { } form) return Form(http, new(), FormProblems.Of("The form was open for too long. Try again"));

        var entry = new SetUpEntry(form["name"].ToString().Trim(), form["email"].ToString().Trim());
        var problems = Check(entry).ToList();
        if (problems.Count > 0) return Form(http, entry, new(problems));

        var problem = await mediator.SendAsync(new SetUpFirstAdministrator(Guid.CreateVersion7(), form["code"].ToString(), entry.Name, entry.Email, form["password"].ToString()), commandId: form.CommandId(), ct: ct);
        if (problem is not null) return Form(http, entry, FormProblems.Of(problem.Message, problem.Code is "password" or "email" ? problem.Code : "code"));
        code.Spend();
        return Results.LocalRedirect(SignInRoutes.Address);
    }

    private static IEnumerable<FormProblem> Check(SetUpEntry entry)
    {
        if (entry.Name.Length is 0 or > 200) yield return new("name", "Enter your name");
        if (entry.Email.Length > 200 || !MailAddress.TryCreate(entry.Email, out _)) yield return new("email", "Enter an e-mail address, like name@example.gov.uk");
    }

    private static RazorComponentResult Form(HttpContext http, SetUpEntry entry, FormProblems problems) =>
        PostedForm.Page<SetUpPage>(http, new { Entry = entry, Problems = problems }, problems.All.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}

/// <summary>What was entered, but for the password.</summary>
public sealed record SetUpEntry(string Name = "", string Email = "");
