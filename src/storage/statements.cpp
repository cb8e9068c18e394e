#include "storage/statements.hpp"

namespace zhuli::storage {

std::vector<const Sql*> statements() {
    std::vector<const Sql*> all;
    for (const auto part :
         {migration_statements(), node_statements(), audit_statements(), event_append_statements(),
          event_statements(), number_statements(), idempotency_statements(), search_statements(),
          note_statements(), job_statements(), replay_statements(), check_statements(),
          dump_statements(), before_statements()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

}  // namespace zhuli::storage
