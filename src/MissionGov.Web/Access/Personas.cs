using System.Security.Claims;
using MissionGov.Domain.People;

namespace MissionGov.Web.Access;

/// <summary>The roles that a visitor of the demo can try. They are nobody's account, and are there only while the demo is.</summary>
internal static class Personas
{
    /// <summary>Names the persona in a cookie.</summary>
    private const string Claim = "persona";

    public static readonly IReadOnlyList<Person> All =
    [
        Persona(1, Role.Minister, null, "Minister's office"),
        Persona(2, Role.SeniorResponsibleOwner, "nhs", "NHS senior responsible owner"),
        Persona(3, Role.UnitLead, "nhs", "NHS unit lead", "NHS mission unit lead"),
        Persona(4, Role.UnitLead, "safer-streets", "Safer streets unit lead"),
        Persona(5, Role.Analyst, null, "Delivery analyst"),
        Persona(6, Role.Contributor, "nhs", "Director, Outpatients, NHS England"),
        Persona(7, Role.Auditor, null, "Auditor"),
        Persona(8, Role.Administrator, null, "Administrator"),
    ];

    public static Person? Named(string? title) => All.FirstOrDefault(persona => persona.Title == title);

    public static Person? Of(ClaimsPrincipal? principal) => Named(principal?.FindFirst(Claim)?.Value);

    public static ClaimsPrincipal ToPrincipal(Person persona) => new(new ClaimsIdentity([new Claim(Claim, persona.Title), new Claim(ClaimTypes.Name, persona.Title)], Claim));

    // The number makes an id that stays the same, so that a persona finds their drafts and comments again.
    private static Person Persona(int number, Role role, string? mission, string title, string? post = null) =>
        new(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]), title, [new Post(role, mission, post ?? title)]) { IsPersona = true };
}
