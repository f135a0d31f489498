using MissionGov.Domain.Missions;
using NpgsqlTypes;

namespace MissionGov.Web.Data;

/// <summary>An import that was taken back. Its figures are kept beside those that pages read, so that it can be put back.</summary>
internal sealed class UndoneImport
{
    public required int BatchId { get; init; }

    public required DateTimeOffset UndoneAt { get; init; }

    public required string UndoneBy { get; init; }

    public required string Reason { get; init; }

    /// <summary>The newest import at that time: what came in after it knew nothing of these figures.</summary>
    public required int NewestBatch { get; init; }
}

/// <summary>A figure of an import that was taken back.</summary>
internal sealed class UndoneObservation
{
    public int SeriesId { get; init; }

    public DateOnly PeriodStart { get; init; }

    public DateOnly PeriodEnd { get; init; }

    public DateOnly KnownOn { get; init; }

    public int BatchId { get; init; }

    public double? Value { get; init; }

    public Quality Quality { get; init; }

    /// <summary>The import with which it went. A later edition may have had to say a figure again only because of that import.</summary>
    public int UndoneWith { get; init; }
}

/// <summary>What an import that was taken back had spoken about, as <see cref="ImportSpan"/> says it.</summary>
internal sealed class UndoneSpan
{
    public int BatchId { get; init; }

    public int Part { get; init; }

    public required NpgsqlRange<DateOnly>[] Periods { get; init; }

    public required NpgsqlRange<int>[] Series { get; init; }
}
