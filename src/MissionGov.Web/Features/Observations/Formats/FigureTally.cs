using MissionGov.Domain.Missions;

namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>What the figures of a file come to, counted as they go by.</summary>
internal sealed class FigureTally
{
    /// <summary>Figures without a value, for whatever reason.</summary>
    public int Missing { get; private set; }

    /// <summary>Those of them withheld by the publisher.</summary>
    public int Suppressed { get; private set; }

    /// <summary>Whether any value would be more than the whole, were it a percentage.</summary>
    public bool MayExceedWhole { get; private set; }

    public void See(double? value, Quality quality)
    {
        if (value is { } number) MayExceedWhole |= number > ReadingNotes.Whole;
        else
        {
            Missing++;
            if (quality.HasFlag(Quality.Confidential)) Suppressed++;
        }
    }
}
