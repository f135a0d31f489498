using System.Text;
using MissionGov.Web.Features.Observations.Formats;

namespace MissionGov.Web.Tests.Features.Observations.Formats;

/// <summary>Reads bytes or text as a chosen file, of an indicator already known unless told otherwise.</summary>
internal static class ReadFile
{
    public static readonly DateOnly Today = new(2026, 2, 1);

    private static readonly ReadOptions Homes = new(Today, "homes");

    public static ObservationFile From(string text, ReadOptions? options = null, string name = "file.csv") => From(Encoding.UTF8.GetBytes(text), options, name);

    public static ObservationFile From(byte[] bytes, ReadOptions? options = null, string name = "file.csv") => From(() => new MemoryStream(bytes), options, name);

    public static ObservationFile From(Func<Stream> open, ReadOptions? options = null, string name = "file.csv") =>
        FileReading.Read(open, name, options ?? Homes, cancelled: TestContext.Current.CancellationToken);
}
