namespace MissionGov.Domain.Places;

/// <summary>Somewhere that figures are about: a nation, a region, an authority, a trust, a force.</summary>
public sealed class Place
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The official code, such as E92000001.</summary>
    public required string Code { get; init; }

    public required string Name { get; set; }

    public string Level { get; set; } = "";
}
