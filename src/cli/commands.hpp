// What each command is given and does. Every command opens its own database and closes it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/run.hpp"
#include "core/result.hpp"
#include "features/identity/model.hpp"
#include "storage/database.hpp"

namespace zhuli::cli {

/// What most commands share.
struct Target {
    std::string db;
    std::string org;  // needed only when there are several
    std::string as;   // e-mail; default the first admin
};

struct InitOptions {
    Target target;
    std::string currency = "CNY", timezone = "Asia/Shanghai", admin, password_file, name;
};
struct ServeOptions {
    Target target;
    std::string listen = "127.0.0.1:8080";
    std::vector<std::string> trusted_proxies;  // ADDRESS or ADDRESS/LENGTH
    bool demo = false;
    bool allow_private = false;
    std::string trusted_authorities;  // a PEM file
};
struct DoctorOptions {
    Target target;
    bool full = false;
};
struct FileOptions {
    Target target;
    std::string file;
};
struct ImportOptions {
    Target target;
    std::string kind, file, source = "import", format = "text", errors, sheet, charset;
    std::vector<std::string> map;
    bool dry_run = false;
};

struct ExportOptions {
    Target target;
    std::string kind, file, format = "text";
};

int init(const InitOptions& options, Features features);
int serve(const ServeOptions& options, Features features);
/// Makes the demo company in an empty database; refuses any other.
int demo_company(const Target& target, Features features);
int doctor(const DoctorOptions& options, Features features);
int migrate_schema(const Target& target, Features features);
int backup(const FileOptions& options, Features features);
int restore(const FileOptions& options, Features features);
int import_file(const ImportOptions& options, Features features);
int export_file(const ExportOptions& options, Features features);
int openapi(Features features);

/// Makes the demo company unless an organisation is there, and says how to sign in.
int make_demo(const Target& target, Features features);

Instant clock_now();
std::vector<storage::Migration> all_migrations(Features features);
Catalog all_messages(Features features);
/// Tells identity every permission of the product.
void publish_permissions(Features features);

/// A database whose schema is current; refuses with a sentence on stderr and nothing otherwise.
std::unique_ptr<storage::Database> open_current(const std::string& url, Features features);
/// The organisation named, or the only one.
Result<identity::Org> choose_org(storage::Database& db, const std::string& name);
/// On behalf of the person with that e-mail, or of the first admin.
Result<Ctx> acting_as(storage::Database& db, const identity::Org& org, const std::string& email,
                      Path path = Path::command_line);
/// Prints every problem of a refusal on stderr; returns the exit code for it.
int refuse(const Problem& problem, Features features);

}  // namespace zhuli::cli
