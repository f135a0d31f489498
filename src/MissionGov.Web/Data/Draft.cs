namespace MissionGov.Web.Data;

/// <summary>What a person has typed into a form and not sent yet. Nobody else ever sees it.</summary>
internal sealed class Draft
{
    public required Guid PersonId { get; init; }

    /// <summary>Names the form, such as "updates".</summary>
    public required string Key { get; init; }

    /// <summary>The fields as the browser sent them. Text, for PostgreSQL's own kinds of JSON refuse some of what people paste.</summary>
    public required string Json { get; init; }

    /// <summary>Also the version: who saves says which one they had seen.</summary>
    public required DateTimeOffset SavedAt { get; init; }

    /// <summary>The intent the form would carry out. Once it is done, the draft is of no use.</summary>
    public Guid? CommandId { get; init; }

    public string? FormVersion { get; init; }
}
