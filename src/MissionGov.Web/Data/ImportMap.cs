namespace MissionGov.Web.Data;

/// <summary>What a person said once about the columns of a source, for every file with the same headings.</summary>
internal sealed class ImportMap
{
    /// <summary>SHA-256 of the headings as they are compared.</summary>
    public required string HeadingHash { get; init; }

    /// <summary>As the file writes them, joined by commas.</summary>
    public required string Headings { get; set; }

    /// <summary>The map as JSON, as the command line takes it too.</summary>
    public required string Map { get; set; }

    public required string KeptBy { get; set; }

    public required DateTimeOffset KeptAt { get; set; }
}
