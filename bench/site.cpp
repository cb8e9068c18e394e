#include "bench/site.hpp"

#include <fmt/format.h>

#include <boost/json/parse.hpp>
#include <chrono>
#include <filesystem>
#include <stdexcept>

#include "bench/load.hpp"
#include "cli/commands.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/events.hpp"
#include "storage/sqlite/connection.hpp"

namespace zhuli::bench {

namespace fs = std::filesystem;
using storage::sqlite::Connection;

namespace {

constexpr std::uintmax_t kCopyLimit = 4'000'000'000;

}  // namespace

std::string own_binary() { return fs::read_symlink("/proc/self/exe"); }
std::string product_binary() { return fs::path(own_binary()).parent_path() / "zhuli"; }

std::uint16_t port_of(Child& process) {
    for (;;) {
        const std::string line = process.read_line();
        if (line.find("http://") == line.npos) continue;
        return static_cast<std::uint16_t>(std::stoul(line.substr(line.rfind(':') + 1)));
    }
}

Site::Site(const Scale& scale, cli::Features features) : scale_(scale), features_(features) {
    const std::string loaded = loaded_file(scale, features);
    in_place_ = fs::file_size(loaded) > kCopyLimit;
    file_ = in_place_ ? loaded : "build/bench/run.db";
    if (in_place_) return;
    remove_file();
    fs::copy_file(loaded, file_);
}

Site::~Site() {
    server_.reset();
    if (!in_place_) remove_file();
}

void Site::remove_file() const {
    std::error_code ignored;
    for (const char* end : {"", "-wal", "-shm"}) fs::remove(file_ + end, ignored);
}

double Site::serve(int core) {
    const auto start = std::chrono::steady_clock::now();
    server_ = std::make_unique<Child>(
        std::vector<std::string>{product_binary(), "serve", "--db", "sqlite:" + file_, "--listen",
                                 "127.0.0.1:0"},
        core);
    port_ = port_of(*server_);
    if (session_.empty()) session_ = session_of(kAdmin);
    const auto first = ask(port_, get("/customers?limit=1"));
    if (first.status != 200) throw std::runtime_error("the product does not answer: " + first.body);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void Site::stop() { server_.reset(); }

std::string sign_in(std::uint16_t port, std::string_view email) {
    const auto answer = ask(
        port, request_text("POST", "/api/v1/session", "",
                           fmt::format(R"({{"email":"{}","password":"{}"}})", email, kPassword)));
    if (answer.status != 200) throw std::runtime_error("cannot sign in: " + answer.body);
    const auto cookie = header_of(answer.head, "set-cookie");
    const auto csrf = boost::json::parse(answer.body).at("csrf_token").as_string();
    return fmt::format("Cookie: {}\r\nX-CSRF-Token: {}\r\n", cookie.substr(0, cookie.find(';')),
                       std::string_view(csrf));
}

std::string Site::session_of(std::string_view email) const { return sign_in(port_, email); }

Ctx Site::admin_ctx() const {
    const auto db = storage::open_database("sqlite:" + file_);
    const auto orgs = storage::read_now(*db, {}, [](Tx& tx) { return identity::all_orgs(tx); });
    const identity::Org& org = orgs.front();
    return storage::read_now(*db, org.id, [&](Tx& tx) {
        const auto user = storage::find<identity::User>(tx, *identity::first_admin(tx));
        return identity::person_ctx(tx, org, *user, cli::clock_now(), Path::screen);
    });
}

std::vector<Id> Site::ids_of(std::string_view table) const {
    Connection connection(file_, false, true, kMappedBytes);
    std::vector<Id> ids;
    connection.run(fmt::format("SELECT id FROM {} ORDER BY id", table), {},
                   [&](const storage::RowView& row) { ids.push_back(row.id(0)); });
    return ids;
}

void Site::consume_events() const {
    const auto db = storage::open_database("sqlite:" + file_);
    const auto orgs = storage::read_now(*db, {}, [](Tx& tx) { return identity::all_orgs(tx); });
    const Ctx ctx = identity::system_ctx(orgs.front(), cli::clock_now());
    for (const Feature* feature : features_)
        for (const Consumer& consumer : feature->consumers)
            while (storage::run_consumer(*db, ctx, consumer.name, consumer.handle) > 0) {
            }
}

}  // namespace zhuli::bench
