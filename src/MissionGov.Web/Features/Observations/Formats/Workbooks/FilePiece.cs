namespace MissionGov.Web.Features.Observations.Formats.Workbooks;

/// <summary>A stretch of a file, read forward. The file stays open.</summary>
internal sealed class FilePiece(Stream file, long start, long length) : ForwardStream
{
    private long _read;

    public override int Read(Span<byte> buffer)
    {
        file.Position = start + _read;
        var read = file.Read(buffer[..(int)Math.Min(buffer.Length, length - _read)]);
        _read += read;
        return read;
    }
}
