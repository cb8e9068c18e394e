// The named test world: 拾光商贸 with the team 华东一组 and one person per role, over a database of
// its own, called as the API is called but without sockets. The clock stands still until moved.
#pragma once

#include <map>
#include <memory>
#include <string>

#include <boost/json/value.hpp>

#include "cli/site.hpp"
#include "tests/support/test_db.hpp"

namespace zhuli::support {

struct Answer {
    int status = 0;
    boost::json::value json;
    std::string body;
    std::vector<std::pair<std::string, std::string>> headers;

    std::string text(std::string_view member) const;
    std::string code() const { return text("code"); }
    /// "path:code" of every field problem, sorted.
    std::vector<std::string> fields() const;
};

class World {
 public:
    explicit World(Engine engine = Engine::sqlite);
    /// Fails the test if something happened on a timeline that nobody has words for.
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    /// Calls as the person with this role ("assistant" …), "colleague" (an assistant of another
    /// team) or "" for nobody.
    Answer call(const std::string& who, const std::string& method, const std::string& path,
                const std::string& body = {},
                std::vector<std::pair<std::string, std::string>> headers = {});
    Id id_of(const std::string& who) const { return people_.at(who).id; }
    const std::string& token_of(const std::string& who) const { return people_.at(who).token; }
    /// Founds 别家 beside, with "stranger" as its administrator.
    void found_other_organisation();
    /// Runs every consumer until nothing is left.
    void follow_events();
    /// Runs the jobs that are due, recurring ones too, through the queue, until none is.
    void run_jobs();
    storage::Database& db() { return *db_; }
    const http::Site& site() const { return site_; }
    Id org() const { return org_; }
    Ctx system() const;
    /// The system's Ctx in the organisation of this person.
    Ctx system_of(const std::string& who) const;

    static constexpr Instant kBegin{1'795'486'800'000};  // 2026-11-24 10:20 in Shanghai
    Instant now = kBegin;

 private:
    struct Person {
        Id id;
        std::string token;
    };
    /// The database every world of an engine begins with, and who is in it.
    struct Founded {
        explicit Founded(Engine engine);

        TestDb db;
        Id org;
        std::map<std::string, Person> people;
    };
    static const Founded& founded(Engine engine);
    explicit World(const Founded& founded);
    static Person give_token(storage::Database& db, const Ctx& ctx, Id user);

    TestDb db_;
    http::Site site_;
    Id org_, other_org_;
    std::map<std::string, Person> people_;
};

cli::Features all_features();

}  // namespace zhuli::support
