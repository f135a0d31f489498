namespace MissionGov.Benchmarks.Servers;

/// <summary>nginx with the same bytes as a file, one process, nothing logged.</summary>
internal static class Nginx
{
    public const string SameBytes = "/page";

    public static async Task<Server> StartAsync(string program, string scratch, string page)
    {
        var folder = Directory.CreateDirectory(Path.Combine(scratch, "nginx")).FullName;
        var files = Directory.CreateDirectory(Path.Combine(folder, "files")).FullName;
        File.Copy(page, Path.Combine(files, SameBytes[1..]), overwrite: true);
        var settings = Path.Combine(folder, "nginx.conf");
        return await Server.StartAsync(folder, address => Write(settings, folder, address) is var written ? [program, "-p", folder, "-c", written, "-e", Path.Combine(folder, "errors")] : [], SameBytes);
    }

    private static string Write(string settings, string folder, Uri address)
    {
        File.WriteAllText(settings, $$"""
            daemon off;
            master_process off;
            pid {{folder}}/pid;
            events { worker_connections 256; }
            http {
              access_log off;
              sendfile on;
              tcp_nopush on;
              keepalive_requests 1000000;
              open_file_cache max=10;
              client_body_temp_path {{folder}}/body;
              proxy_temp_path {{folder}}/proxy;
              fastcgi_temp_path {{folder}}/fastcgi;
              uwsgi_temp_path {{folder}}/uwsgi;
              scgi_temp_path {{folder}}/scgi;
              server {
                listen 127.0.0.1:{{address.Port}};
                root {{folder}}/files;
                default_type "text/html; charset=utf-8";
                add_header Content-Encoding br;
              }
            }
            """);
        return settings;
    }
}
