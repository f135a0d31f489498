using System.Security.Claims;

namespace MissionGov.Web.Access;

/// <summary>The roles that a visitor of the demo can try.</summary>
internal static class Personas
{
    public static readonly IReadOnlyList<Person> All =
    [
        new("NHS unit lead", "nhs", Permission.EditDelivery),
        new("Safer streets unit lead", "safer-streets", Permission.EditDelivery),
        new("Delivery analyst", null, Permission.EditData),
        new("Minister's office", null, Permission.EditDelivery, Permission.EditData),
    ];

    public static Person? Named(string? title) => All.FirstOrDefault(persona => persona.Title == title);

    public static Person Of(ClaimsPrincipal? principal) => Named(principal?.Identity is { IsAuthenticated: true, Name: var title } ? title : null) ?? Person.Visitor;
}
