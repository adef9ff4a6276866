<?php $d=$argv[1]; $p=new PDO("sqlite:$d/db.sqlite"); $p->setAttribute(PDO::ATTR_ERRMODE,PDO::ERRMODE_EXCEPTION);
$p->exec('PRAGMA journal_mode=WAL');
foreach(['principals','users','calendars'] as $t) {
  $p->exec(file_get_contents("/usr/share/doc/php-sabre-dav/examples/sql/sqlite.$t.sql")); }
$p->exec('DELETE FROM users'); $p->exec('DELETE FROM principals');
foreach(['alice'=>'secret','bob'=>'secret2'] as $u=>$w) {
  $p->prepare('INSERT INTO users(username,digesta1) VALUES(?,?)')->execute([$u,md5("$u:SabreDAV:$w")]);
  foreach(['','/calendar-proxy-read','/calendar-proxy-write'] as $s)
    $p->prepare('INSERT INTO principals(uri,email,displayname) VALUES(?,?,?)')->execute(["principals/$u$s",$s?null:"$u@example.com",$s?null:$u]);
  $p->prepare('INSERT INTO calendars(principaluri,displayname,uri,components,ctag,transparent) VALUES(?,?,?,?,1,0)')
    ->execute(["principals/$u",'default','default','VEVENT,VTODO']); }
