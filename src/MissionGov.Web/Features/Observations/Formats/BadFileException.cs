namespace MissionGov.Web.Features.Observations.Formats;

/// <summary>Reading cannot go on; the message is for the person who chose the file.</summary>
internal sealed class BadFileException(string message, int row = 0) : Exception(message)
{
    public int Row { get; } = row;
}
